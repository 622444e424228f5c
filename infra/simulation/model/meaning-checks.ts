import type { Person, Said } from '../actors/person.ts';
import { localTimeOf } from '../actors/words.ts';
import type { Evidence, Violation } from './check-promises.ts';
import type { RawEntry } from './raw-table.ts';
import { tappedTime } from './tapped-time.ts';
import { clientIdsOf } from './who.ts';

const lateMs = 10 * 60_000;
/** Two clocks that differ, and a decision that takes its time. */
const toleranceMs = 25_000;
/** How long a question stays open. */
const rememberedMs = 30 * 60_000;

/** Every change does what its message asked for: once, in time, and on nothing that was not named. */
export function meaningFaults(evidence: Evidence): Violation[] {
  return evidence.people.flatMap((person) => {
    const all = entriesOf(evidence, person);
    const entries = all.filter(({ actor }) => actor === 'client');
    return [
      ...entries.flatMap((entry) => entryFaults(evidence, person, entry)),
      ...statedFaults(evidence, person, entries),
      ...orderFaults(evidence, entries),
      ...twiceFaults(entries),
      ...guessedCancelFaults(evidence, person, all),
    ];
  });
}

/** What was changed of a person's sessions, in the order of the writes. */
function entriesOf(evidence: Evidence, person: Person): RawEntry[] {
  const { table, record } = evidence;
  const ids = clientIdsOf(evidence, person);
  const byName = new Map(
    table.ledger.map((entry) => [`${entry.bookingId}/${entry.revision}`, entry]),
  );
  return record.ledgerOrder.flatMap((name) => {
    const entry = byName.get(name);
    return entry && ids.has(entry.clientId) ? [entry] : [];
  });
}

function entryFaults({ accepted, record }: Evidence, person: Person, entry: RawEntry): Violation[] {
  const said = record.said.get(entry.cause);
  if (said === undefined) return [];
  const isLate = Date.parse(entry.at) - said.sentAt > lateMs + toleranceMs;
  if (isLate) return [fault('a late message changes nothing', 'acted on a late message', entry)];
  const { wish } = said;
  const isCancel = entry.after.status === 'cancelled';
  const isMove = !isCancel && entry.before?.status === 'confirmed';
  const isNamed = wish.kind === 'cancel' || wish.kind === 'move';
  const start = Date.parse(entry.before?.startsAt ?? '');
  if ((isCancel || isMove) && isNamed && wish.target !== undefined && wish.target !== start) {
    return [fault('never the wrong one', `"${said.what}" changed another one`, entry)];
  }
  const neverCancels = ['book', 'ask', 'list', 'move'].includes(wish.kind);
  if (isCancel && neverCancels && !answersWhichToCancel(accepted, person, said, entry)) {
    return [fault('never the wrong one', `"${said.what}" cancelled one`, entry)];
  }
  return [];
}

/** "The day after tomorrow", and nothing besides, to "which one would you like to cancel?" */
function answersWhichToCancel(
  accepted: Evidence['accepted'],
  person: Person,
  said: Said,
  { before, at }: RawEntry,
): boolean {
  if (/book|daftar|move|pindah|free|kosong/i.test(said.what)) return false;
  const { date, minute } = localTimeOf(Date.parse(before?.startsAt ?? ''));
  return offersTo(accepted, person, Date.parse(at))
    .filter(({ text }) => /batal|cancel/i.test(text))
    .some(({ times }) => {
      const named = namedOf(times, said);
      return named?.dates.includes(date) && named.minutes.includes(minute);
    });
}

/** A session is made on a day and an hour that the client stated or tapped. */
function statedFaults(
  { accepted, record }: Evidence,
  person: Person,
  entries: readonly RawEntry[],
): Violation[] {
  const all = [...record.said.values()].filter((said) => said.person === person);
  const statedBy = (said: Said) => {
    const { wish } = said;
    if (wish.kind !== 'tap') return said;
    return tappedTime(wish.title, accepted.find(({ id }) => id === wish.of)?.rendered ?? '');
  };
  return entries.flatMap((entry, index) => {
    // "Undo" names no time: it goes back to where it was.
    const isBack = entries
      .slice(0, index)
      .filter(({ bookingId }) => bookingId === entry.bookingId)
      .some(({ before, after }) =>
        [before?.startsAt, after.startsAt].includes(entry.after.startsAt),
      );
    if (isBack && record.said.get(entry.cause)?.wish.kind === 'undo') return [];
    const isPlaced = entry.after.status === 'confirmed' && entry.before?.status !== 'cancelled';
    const cause = record.said.get(entry.cause);
    if (!isPlaced || cause === undefined) return [];
    const { date, minute } = localTimeOf(Date.parse(entry.after.startsAt));
    const own = statedBy(cause);
    const before = all.filter(({ sentAt }) => sentAt <= cause.sentAt).map(statedBy);
    // A tap may also choose which session is moved, to a time that was stated before.
    const isChoice = cause.wish.kind === 'tap' && entry.before !== undefined;
    const isOwnWord = (words: readonly unknown[]) => words.length > 0 && !isChoice;
    const dates = isOwnWord(own.dates)
      ? own.dates
      : [...own.dates, ...before.flatMap((one) => one.dates)];
    const minutes = isOwnWord(own.minutes)
      ? own.minutes
      : [...own.minutes, ...before.flatMap((one) => one.minutes)];
    if (dates.includes(date) && minutes.includes(minute)) return [];
    const isOffered = offersTo(accepted, person, Date.parse(entry.at)).some(({ times }) => {
      const named = namedOf(times, cause);
      return named?.dates.includes(date) && named.minutes.includes(minute);
    });
    if (isOffered) return [];
    const what = `"${cause.what}" led to ${entry.after.startsAt}`;
    return [fault("never guesses a client's time", what, entry)];
  });
}

/** The times that a person was offered to choose from, while their conversation lasted. */
function offersTo(accepted: Evidence['accepted'], person: Person, until: number) {
  const numbers = [person.userId, person.phone, person.laterPhone];
  return accepted
    .filter(({ to, at }) => numbers.includes(to) && at <= until && at > until - rememberedMs)
    .map(({ choices, rendered: text }) => ({
      text,
      times: choices.map(({ title }) => tappedTime(title, text)),
    }));
}

/** "The Friday one": the only time offered that is on a day and at an hour that were said; undefined: not one. */
function namedOf(offer: readonly ReturnType<typeof tappedTime>[], { dates, minutes }: Said) {
  const fits = (said: readonly unknown[], own: readonly unknown[]) =>
    said.length === 0 || own.some((one) => said.includes(one));
  const fitting = offer.filter((one) => fits(dates, one.dates) && fits(minutes, one.minutes));
  return dates.length + minutes.length > 0 && fitting.length === 1 ? fitting[0] : undefined;
}

/** Nothing is done for a message that is older than one that was acted on. */
function orderFaults({ record }: Evidence, entries: readonly RawEntry[]): Violation[] {
  let newest = 0;
  return entries.flatMap((entry) => {
    const sentAt = record.said.get(entry.cause)?.sentAt ?? 0;
    const isOld = sentAt < newest;
    newest = Math.max(newest, sentAt);
    return isOld
      ? [fault('an overtaken message changes nothing', 'acted on an old one', entry)]
      : [];
  });
}

/** One message makes one session at most, and changes no booking twice. */
function twiceFaults(entries: readonly RawEntry[]): Violation[] {
  const effects = entries.map((entry) =>
    entry.before === undefined ? `${entry.cause} made one` : `${entry.cause} ${entry.bookingId}`,
  );
  return entries.flatMap((entry, index) =>
    effects.indexOf(effects[index] ?? '') === index
      ? []
      : [fault('never acts twice on one message', `acted twice: ${effects[index]}`, entry)],
  );
}

/** "Cancel please" of somebody with several sessions cancels none, unless all of them are what was just spoken of. */
function guessedCancelFaults(
  { accepted, record }: Evidence,
  person: Person,
  entries: readonly RawEntry[],
): Violation[] {
  const confirmed = new Map<string, number>();
  return entries.flatMap((entry) => {
    const cause = record.said.get(entry.cause);
    const sentAt = cause?.sentAt ?? 0;
    const ahead = [...confirmed.values()].filter((start) => start > sentAt).length;
    if (entry.after.status === 'confirmed') {
      confirmed.set(entry.bookingId, Date.parse(entry.after.startsAt));
    } else {
      confirmed.delete(entry.bookingId);
    }
    const isVague = cause?.wish.kind === 'cancel' && cause.wish.target === undefined;
    // By when it was written, not by when it was decided: the clocks of functions differ by seconds.
    // A word about an old message that comes in late may stand behind the question, which is still open.
    const lastWords = offersTo(accepted, person, sentAt).slice(-2);
    // Or they asked for all themselves just before, and were not answered yet.
    const before = [...record.said.values()].filter(
      (one) => one.person === person && one.sentAt < sentAt,
    );
    const isOfAll =
      before.slice(-2).some(({ wish }) => wish.kind === 'cancel-all') ||
      lastWords.some(({ text }) => /cancel all of these|semua sesi ini mau dibatalkan/i.test(text));
    const isGuess = isVague && !isOfAll && entry.after.status === 'cancelled' && ahead > 1;
    return isGuess ? [fault('never the wrong one', `cancelled one of ${ahead}`, entry)] : [];
  });
}

function fault(promise: string, what: string, entry: RawEntry): Violation {
  return { promise, what: `${entry.cause}: ${what}`, about: [entry.cause, entry.bookingId] };
}
