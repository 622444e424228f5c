// Loaded before a bundled handler: replaces what `Date` calls the present by the parent's clock. Timers and
// `performance` stay real.
import type { ClockSetting } from '../local-clock.ts';

const RealDate = globalThis.Date;
const realNow = RealDate.now.bind(RealDate);

let setting: ClockSetting = { mode: 'running', offsetMs: 0 };

function now(): number {
  return setting.mode === 'frozen' ? setting.at : realNow() + setting.offsetMs;
}

const MovedDate = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: () => new RealDate(now()).toString(),
});
RealDate.now = now;
RealDate.prototype.constructor = MovedDate;
globalThis.Date = MovedDate;

// A formatter called without an argument formats the present too.
const realFormat = Intl.DateTimeFormat.prototype.formatToParts;
Intl.DateTimeFormat.prototype.formatToParts = function formatToParts(date) {
  return realFormat.call(this, date ?? now());
};

/** Moves the clock of this process. */
export function setClock(to: ClockSetting): void {
  setting = to;
}
