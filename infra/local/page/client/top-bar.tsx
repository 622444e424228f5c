import type { PageView, Trouble } from '../page-view.ts';
import { Icon } from './icons.tsx';
import { useClockMoves } from './time/time-pane.tsx';
import { clockOf, formatShort } from './wall-time.ts';
import { useWords } from './words.ts';

interface TopBarProps {
  readonly view: PageView;
  readonly onLanguage: () => void;
  readonly onTrouble: () => void;
  readonly onFailed: () => void;
}

/** The studio, its clock, and how much is broken on purpose. */
export function TopBar({ view, onLanguage, onTrouble, onFailed }: TopBarProps) {
  const words = useWords();
  const { time } = words;
  const { isMoving, move } = useClockMoves(onFailed);
  const troubles = countOf(view.trouble);
  return (
    <header class="top">
      <span class="brand">
        <span class="leaf" aria-hidden="true">
          <Icon name="leaf" />
        </span>
        <h1>{view.studio.name}</h1>
      </span>
      <span class="spring" />
      {troubles > 0 && (
        <button type="button" class="trouble-pill" onClick={onTrouble}>
          {time.active(troubles)}
        </button>
      )}
      <fieldset class="clock-pill" aria-label={time.clock}>
        <span class="clock-text">
          <Icon name="time" />
          {formatShort(words.language, view.now)} <strong>{clockOf(view.now)}</strong>
        </span>
        {view.clockMoves && (
          <span class="clock-steps">
            {[
              { by: 'PT10M', name: time.minutes },
              { by: 'PT1H', name: time.hour },
              { by: 'P1D', name: time.day },
            ].map(({ by, name }) => (
              <button
                key={by}
                type="button"
                disabled={isMoving}
                onClick={() => move({ advance: by })}
              >
                +{name}
              </button>
            ))}
          </span>
        )}
      </fieldset>
      <button
        type="button"
        class="plain language"
        lang={words.language === 'en' ? 'id' : 'en'}
        onClick={onLanguage}
      >
        {words.otherLanguage}
      </button>
    </header>
  );
}

function countOf({ deepseek, google, whatsapp, twice, crash }: Trouble): number {
  const isModelBroken = deepseek === 'down' || deepseek === 'silent';
  return [isModelBroken, google, whatsapp, twice, crash].filter(Boolean).length;
}
