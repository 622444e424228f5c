import { useState } from 'preact/hooks';
import type { PageView, Trouble } from '../../page-view.ts';
import { server } from '../server.ts';
import { clockOf, formatDay, withOffset } from '../wall-time.ts';
import { useWords } from '../words.ts';
import { ModelModes, Switch } from './switches.tsx';

interface TimePaneProps {
  readonly view: PageView;
  readonly onFailed: () => void;
}

/** The studio's clock, and everything that can go wrong. */
export function TimePane({ view, onFailed }: TimePaneProps) {
  const words = useWords();
  const { time } = words;
  const { trouble, played } = view;
  const change = (to: Partial<Trouble>) => server.changeTrouble(to).catch(onFailed);
  return (
    <section class="time" aria-label={words.tabs.time}>
      <div class="card">
        <h2>{time.clock}</h2>
        <p class="big-clock">
          <strong>{clockOf(view.now)}</strong>
          <span>
            {formatDay(words.language, view.now)} · {view.studio.zone}
          </span>
        </p>
        {view.clockMoves ? (
          <ClockControls view={view} onFailed={onFailed} />
        ) : (
          <p class="hint">{time.fixed}</p>
        )}
      </div>
      <div class="card">
        <h2>{time.trouble}</h2>
        <p class="hint">{time.troubleHint}</p>
        <ModelModes
          mode={trouble.deepseek}
          isPlayed={played.deepseek}
          onChange={(deepseek) => change({ deepseek })}
        />
        <Switch
          name={time.google}
          hint={time.googleHint}
          isOn={trouble.google}
          isPlayed={played.google}
          onChange={(google) => change({ google })}
        />
        <Switch
          name={time.whatsapp}
          hint={time.whatsappHint}
          isOn={trouble.whatsapp}
          isPlayed={played.whatsapp}
          onChange={(whatsapp) => change({ whatsapp })}
        />
        <Switch
          name={time.twice}
          hint={time.twiceHint}
          isOn={trouble.twice}
          isPlayed={played.whatsapp}
          onChange={(twice) => change({ twice })}
        />
        <Switch
          name={time.crash}
          hint={time.crashHint}
          isOn={trouble.crash}
          isPlayed={played.whatsapp}
          onChange={(crash) => change({ crash })}
        />
      </div>
    </section>
  );
}

function ClockControls({ view, onFailed }: TimePaneProps) {
  const { time } = useWords();
  const [wanted, setWanted] = useState(view.now);
  const { isMoving, move } = useClockMoves(onFailed);
  const advances = [
    { by: 'PT10M', name: time.minutes },
    { by: 'PT1H', name: time.hour },
    { by: 'P1D', name: time.day },
    { by: 'P7D', name: time.week },
  ];
  return (
    <>
      <fieldset class="advances" disabled={isMoving}>
        <legend>{time.pass}</legend>
        {advances.map(({ by, name }) => (
          <button key={by} type="button" class="plain" onClick={() => move({ advance: by })}>
            + {name}
          </button>
        ))}
      </fieldset>
      <form
        class="set-clock"
        onSubmit={(event) => {
          event.preventDefault();
          void move({ set: withOffset(wanted, view.studio.zone) });
        }}
      >
        <label class="field">
          {time.setTo}
          <input
            type="datetime-local"
            required
            value={wanted}
            onInput={({ currentTarget }) => setWanted(currentTarget.value.slice(0, 16))}
          />
        </label>
        <button type="submit" class="primary" disabled={isMoving}>
          {time.set}
        </button>
      </form>
      <p role="status" class="hint">
        {isMoving && time.moving}
      </p>
    </>
  );
}

/** Moving the clock takes as long as what falls due. */
export function useClockMoves(onFailed: () => void) {
  const [isMoving, setMoving] = useState(false);
  return {
    isMoving,
    async move(to: { advance: string } | { set: string }): Promise<void> {
      setMoving(true);
      await server.moveClock(to).catch(onFailed);
      setMoving(false);
    },
  };
}
