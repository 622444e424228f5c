import type { Instant } from '#domain/time/instant.ts';
import type { Clock } from '#ports/clock.ts';

/** How a clock goes, as data that can be sent to another process. */
export type ClockSetting =
  | { readonly mode: 'running'; readonly offsetMs: number }
  | { readonly mode: 'frozen'; readonly at: Instant };

/** A clock that can be moved. Whoever caches its setting listens for moves. */
export interface LocalClock extends Clock {
  setting(): ClockSetting;
  advance(byMs: number): void;
  set(to: Instant): void;
  /** Calls the listener after each move. Returns a function that ends it. */
  onMove(listener: (setting: ClockSetting) => void): () => void;
}

/** `start`: the instant that it shows now (absent: the real one). `frozen`: it stands still until it is moved. */
export function createLocalClock(options: { start?: Instant; frozen?: boolean } = {}): LocalClock {
  const listeners = new Set<(setting: ClockSetting) => void>();
  let setting = settingAt(options.start ?? Date.now(), options.frozen ?? false);

  function set(to: Instant): void {
    setting = settingAt(to, setting.mode === 'frozen');
    for (const listener of listeners) listener(setting);
  }

  return {
    now: () => nowOf(setting),
    setting: () => setting,
    advance: (byMs) => set(nowOf(setting) + byMs),
    set,
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function settingAt(instant: Instant, frozen: boolean): ClockSetting {
  return frozen
    ? { mode: 'frozen', at: instant }
    : { mode: 'running', offsetMs: instant - Date.now() };
}

function nowOf(setting: ClockSetting): Instant {
  return setting.mode === 'frozen' ? setting.at : Date.now() + setting.offsetMs;
}
