import { useRef, useState } from 'preact/hooks';
import { Icon } from '../icons.tsx';
import type { Act } from '../server.ts';
import { useWords } from '../words.ts';

const suggestions = [
  { language: 'id', text: 'Booking besok jam 10 pagi' },
  { language: 'en', text: 'Book Friday at 3pm' },
  { language: 'id', text: 'Besok kosong jam berapa?' },
  { language: 'en', text: 'What are my sessions?' },
  { language: 'id', text: 'Geser sejam lebih sore dong' },
  { language: 'en', text: 'Cancel my session' },
  { language: 'id', text: 'Batalin dong' },
  { language: 'en', text: 'Can I come on Saturday morning?' },
  { language: 'id', text: 'Halo, buka jam berapa hari sabtu?' },
] as const;

interface ComposerProps {
  /** Resolves when the message is taken. */
  readonly onSend: (act: Act) => Promise<boolean>;
  readonly isEnabled: boolean;
}

/** Where the client writes. What could not be sent stays. */
export function Composer({ onSend, isEnabled }: ComposerProps) {
  const words = useWords();
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const isBlank = text.trim() === '';

  async function send(sent: string): Promise<void> {
    if (sent.trim() === '') return;
    setText('');
    field.current?.focus();
    if (!(await onSend({ kind: 'text', text: sent }))) setText(sent);
  }

  if (!isEnabled) return <p class="composer-off">{words.chat.realWhatsapp}</p>;
  return (
    <footer class="composer-area">
      <ul class="suggestions" aria-label={words.chat.try}>
        {suggestions
          .toSorted(
            (one, other) =>
              Number(other.language === words.language) - Number(one.language === words.language),
          )
          .map(({ language, text: words }) => (
            <li key={words}>
              <button type="button" class="chip" lang={language} onClick={() => send(words)}>
                {words}
              </button>
            </li>
          ))}
      </ul>
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          void send(text);
        }}
      >
        <textarea
          ref={field}
          rows={1}
          value={text}
          maxLength={4096}
          aria-label={words.chat.write}
          placeholder={words.chat.write}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            void send(text);
          }}
        />
        {isBlank ? (
          <button
            type="button"
            class="send"
            aria-label={words.chat.voice}
            onClick={() => onSend({ kind: 'audio' })}
          >
            <Icon name="mic" />
          </button>
        ) : (
          <button type="submit" class="send" aria-label={words.chat.send}>
            <Icon name="send" />
          </button>
        )}
      </form>
    </footer>
  );
}
