import type { Scanned } from '#domain/date-language/atom.ts';
import { scanNumber } from '#domain/date-language/number-words.ts';
import type { Token } from '#domain/date-language/token.ts';
import { wordTable } from '#domain/date-language/word-table.ts';

/** What is counted when a number is no time: people, sessions, money, age. */
const countedNouns = new Set(
  `orang org ornag orng pax people person persons ppl kali x sesi session sessions kelas classes tiket
   rb ribu rban k jt juta rupiah idr usd dollars percent kg kilo tahun thn years yrs years
   bulan months month kids anak teman temen friends of step steps alat mat reformer bed beds`.split(
    /\s+/,
  ),
);

const bookableNouns = new Set('slot slots booking bookings tempat spot spots'.split(' '));
const bookableMax = 10;

const sessionNouns = new Set('kali x sesi session sessions kelas classes'.split(' '));

const currency = new Set(['rp', 'idr', '$', 'usd', 'rupiah']);
const peopleWords = wordTable<number>([
  [1, 'sendirian'],
  [2, 'berdua'],
  [3, 'bertiga'],
  [4, 'berempat'],
  [5, 'berlima'],
]);

const peopleNouns = new Set(
  'orang org ornag orng pax people person persons ppl teman temen friends'.split(' '),
);

/** Reads numbers that mean no time: "2 orang", "150rb", "Rp 200.000", a phone number, "berdua". */
export function scanQuantity(tokens: readonly Token[], at: number): Scanned | undefined {
  const token = tokens[at];
  if (!token) return undefined;
  const together = peopleWords.get(token.text);
  if (together !== undefined) return quantity(at + 1, together);
  if (token.kind === 'number' && token.text.length > 4) {
    const next = skipDigits(tokens, at + 1);
    return token.text.length >= phoneDigitsMin ? phoneUntil(next) : quantity(next);
  }
  if (currency.has(token.text) && isNumeric(tokens[at + 1])) {
    return quantity(skipDigits(tokens, at + 2));
  }
  if (token.text === '+' && isNumeric(tokens[at + 1]) && tokens[at + 1]?.glued) {
    return phoneUntil(endOfPhone(tokens, at + 2) ?? skipDigits(tokens, at + 2));
  }
  // "Sesi ke 3" counts sessions.
  const isCounted = countedNouns.has(token.text) && tokens[at + 1]?.text === 'ke';
  const counted = isCounted ? scanNumber(tokens, at + 2) : undefined;
  if (counted) return quantity(counted.next);
  const phone = endOfPhone(tokens, at);
  if (phone !== undefined) return phoneUntil(phone);
  const number = scanNumber(tokens, at);
  if (!number) return undefined;
  const noun = tokens[number.next];
  if (noun && peopleNouns.has(noun.text)) return quantity(number.next + 1, number.value);
  if (noun && sessionNouns.has(noun.text)) return sessionsOf(number.value, number.next + 1);
  if (noun && countedNouns.has(noun.text)) return quantity(number.next + 1);
  // "2 slot", but "bsk 1430 booking" names an hour.
  const isFew = number.value <= bookableMax && bookableNouns.has(noun?.text ?? '');
  if (isFew) return sessionsOf(number.value, number.next + 1);
  if (noun?.text === '%') return quantity(number.next + 1);
  // Thousands: "200.000" is a number, a mark and three digits.
  const thousands = tokens[number.next + 1];
  if (
    (noun?.text === '.' || noun?.text === ',') &&
    thousands?.glued &&
    thousands.text.length === 3
  ) {
    return quantity(skipDigits(tokens, number.next + 2));
  }
  return undefined;
}

/** "0812 3456 7890": three groups of three digits and more are no range of hours. */
function endOfPhone(tokens: readonly Token[], at: number): number | undefined {
  let next = at;
  let groups = 0;
  while (groups < 5 && tokens[next]?.kind === 'number' && (tokens[next]?.text.length ?? 0) >= 3) {
    groups += 1;
    next += tokens[next + 1]?.text === '-' ? 2 : 1;
  }
  return groups >= 3 ? next : undefined;
}

function quantity(next: number, people?: number): Scanned {
  const atom = people === undefined ? {} : { people };
  return { atoms: [{ kind: 'quantity', ...atom }], next };
}

const phoneDigitsMin = 8;

function phoneUntil(next: number): Scanned {
  return { atoms: [{ kind: 'quantity', phone: true }], next };
}

function sessionsOf(sessions: number, next: number): Scanned {
  return { atoms: [{ kind: 'quantity', sessions }], next };
}

function isNumeric(token: Token | undefined): boolean {
  return token?.kind === 'number' || token?.kind === 'clock';
}

function skipDigits(tokens: readonly Token[], from: number): number {
  let next = from;
  while (next < tokens.length && next < from + 12) {
    const token = tokens[next];
    const isJoint = token?.kind === 'mark' && '.,-'.includes(token.text) && token.glued;
    if (isJoint && tokens[next + 1]?.kind === 'number' && tokens[next + 1]?.glued) next += 2;
    else if (token?.glued && (countedNouns.has(token.text) || token.kind === 'number')) next += 1;
    else break;
  }
  return next;
}
