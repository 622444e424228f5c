import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageChoice, PageMessage, PageView } from '../../page-view.ts';
import { Icon } from '../icons.tsx';
import type { Act } from '../server.ts';
import { formatDay, plusMinutes } from '../wall-time.ts';
import { useWords } from '../words.ts';
import { Bubble } from './bubble.tsx';
import { Composer } from './composer.tsx';
import { ListSheet } from './list-sheet.tsx';

interface ChatPaneProps {
  readonly view: PageView;
  readonly client: string;
  /** The message whose reasons are shown. */
  readonly explained: string | undefined;
  readonly onAct: (act: Act) => Promise<boolean>;
  readonly onWhy: (messageId: string) => void;
}

/** The conversation with the studio, on the client's phone. */
export function ChatPane({ view, client, explained, onAct, onWhy }: ChatPaneProps) {
  const words = useWords();
  const [listOf, setListOf] = useState<PageMessage>();
  const messages = view.messages.filter((message) => message.client === client);
  // Asked at the answer, where there is one.
  const answered = new Set(
    messages.flatMap((one) => (one.direction === 'out' ? one.explainedBy : [])),
  );
  const isTyping = view.typing.includes(client);
  const end = useRef<HTMLLIElement>(null);
  const newest = messages.at(-1)?.id;
  // What is newest is to be seen, whatever it is.
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [newest, client, isTyping]);
  const tap = (choice: PageChoice) => void onAct({ kind: 'tap', choice });

  return (
    <section class="phone" aria-label={words.tabs.chat}>
      <header class="phone-head">
        <span class="avatar studio" aria-hidden="true">
          <Icon name="leaf" />
        </span>
        <div>
          <h2>{view.studio.name}</h2>
          <p class="presence" aria-live="polite">
            {isTyping ? words.chat.typing : words.chat.online}
          </p>
        </div>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also by keyboard. */}
      <div class="messages" role="log" aria-label={words.chat.messages} tabIndex={0}>
        {messages.length === 0 && <p class="empty">{words.chat.empty}</p>}
        <ol>
          {messages.map((message, index) => {
            const day = message.at.slice(0, 10);
            const isNewDay = messages[index - 1]?.at.slice(0, 10) !== day;
            return [
              isNewDay && (
                <li key={day} class="day">
                  <span>{dayName(day, view.now, words)}</span>
                </li>
              ),
              <Bubble
                key={message.id}
                message={message}
                isAsked={message.direction === 'out' || !answered.has(message.id)}
                isChosen={explained !== undefined && message.explainedBy === explained}
                onTap={tap}
                onOpenList={() => setListOf(message)}
                onWhy={onWhy}
              />,
            ];
          })}
          {isTyping && (
            <li class="bubble-row out">
              <div class="bubble typing" role="img" aria-label={words.chat.typing}>
                <span />
                <span />
                <span />
              </div>
            </li>
          )}
          <li ref={end} class="end" aria-hidden="true" />
        </ol>
      </div>
      <Composer onSend={onAct} isEnabled={view.played.whatsapp} />
      {listOf && <ListSheet message={listOf} onTap={tap} onClose={() => setListOf(undefined)} />}
    </section>
  );
}

function dayName(day: string, now: string, words: ReturnType<typeof useWords>): string {
  if (day === now.slice(0, 10)) return words.chat.today;
  if (day === plusMinutes(now, -24 * 60).slice(0, 10)) return words.chat.yesterday;
  return formatDay(words.language, day);
}
