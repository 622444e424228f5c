import type { PageChoice, PageMessage } from '../../page-view.ts';
import { Icon } from '../icons.tsx';
import { clockOf } from '../wall-time.ts';
import { useWords } from '../words.ts';
import { RichText } from './rich-text.tsx';
import { Ticks } from './ticks.tsx';

interface BubbleProps {
  readonly message: PageMessage;
  readonly isChosen: boolean;
  /** Whether its reasons can be asked for here. */
  readonly isAsked: boolean;
  readonly onTap: (choice: PageChoice) => void;
  readonly onOpenList: () => void;
  readonly onWhy: (messageId: string) => void;
}

/** One message as the client's phone shows it: the client's on the right, the studio's on the left. */
export function Bubble({ message, isChosen, isAsked, onTap, onOpenList, onWhy }: BubbleProps) {
  const { chat } = useWords();
  const { direction, text, choices, menuLabel, explainedBy, progress } = message;
  return (
    <li class={`bubble-row ${direction} ${progress}`}>
      <div class={`bubble ${isChosen ? 'chosen' : ''}`}>
        <p class="bubble-text" dir="auto">
          {text === '[audio]' ? <VoiceNote label={chat.voiceNote} /> : <RichText text={text} />}
        </p>
        <div class="bubble-foot">
          {isAsked && explainedBy !== undefined && (
            <button type="button" class="why-button" onClick={() => onWhy(explainedBy)}>
              {chat.why}
            </button>
          )}
          {progress === 'failed' && <span class="trouble-word">{chat.progress.failed}</span>}
          <time dateTime={message.at}>{clockOf(message.at)}</time>
          <Ticks progress={progress} />
        </div>
      </div>
      {choices !== undefined && menuLabel === undefined && (
        <div class="choices">
          {choices.map((choice) => (
            <button key={choice.id} type="button" class="choice" onClick={() => onTap(choice)}>
              <Icon name="reply" />
              {choice.title}
            </button>
          ))}
        </div>
      )}
      {menuLabel !== undefined && (
        <div class="choices">
          <button type="button" class="choice" aria-haspopup="dialog" onClick={onOpenList}>
            <Icon name="list" />
            {menuLabel}
          </button>
        </div>
      )}
    </li>
  );
}

function VoiceNote({ label }: { label: string }) {
  return (
    <span class="voice-note">
      <Icon name="mic" />
      <span class="wave" aria-hidden="true" />
      {label}
    </span>
  );
}
