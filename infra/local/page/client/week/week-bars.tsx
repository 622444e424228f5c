import { Icon } from '../icons.tsx';
import { useWords } from '../words.ts';

interface WeekBarProps {
  /** The days shown. */
  readonly title: string;
  readonly isOwner: boolean;
  readonly onEarlier: () => void;
  readonly onLater: () => void;
  readonly onToday: () => void;
  readonly onNew: () => void;
}

/** Above the week: which one it is, and another. */
export function WeekBar({ title, isOwner, onEarlier, onLater, onToday, onNew }: WeekBarProps) {
  const { week } = useWords();
  return (
    <div class="week-bar">
      <button type="button" class="round" aria-label={week.previous} onClick={onEarlier}>
        <Icon name="left" />
      </button>
      <button type="button" class="round" aria-label={week.next} onClick={onLater}>
        <Icon name="right" />
      </button>
      <button type="button" class="plain" onClick={onToday}>
        {week.today}
      </button>
      <h2 aria-live="polite">{title}</h2>
      <span class="spring" />
      {isOwner ? (
        <button type="button" class="plain with-icon" title={week.newEvent} onClick={onNew}>
          <Icon name="plus" />
          {week.newEvent}
        </button>
      ) : (
        <p class="hint">{week.realGoogle}</p>
      )}
    </div>
  );
}

interface WeekFootProps {
  /** Something is shown that Google has not got. */
  readonly isLagging: boolean;
  readonly hasPassed: boolean;
  /** Undefined: time does not pass by hand. */
  readonly letsPass: boolean | undefined;
  readonly onLetsPass: (letsPass: boolean) => void;
}

/** Below the week: what its colours mean, and what follows a change. */
export function WeekFoot({ isLagging, hasPassed, letsPass, onLetsPass }: WeekFootProps) {
  const { week } = useWords();
  return (
    <div class="week-foot">
      <ul class="legend">
        <li class="legend-booking">{week.legend.booking}</li>
        <li class="legend-own">{week.legend.own}</li>
        {isLagging && <li class="legend-lagging">{week.legend.lagging}</li>}
      </ul>
      <span class="spring" />
      <p role="status">{hasPassed && week.passed}</p>
      {letsPass !== undefined && (
        <label class="check">
          <input
            type="checkbox"
            checked={letsPass}
            onChange={({ currentTarget }) => onLetsPass(currentTarget.checked)}
          />
          {week.letPass}
        </label>
      )}
    </div>
  );
}
