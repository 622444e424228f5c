import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestTextCharacters } from '#domain/date-language/token.ts';
import { readMessage } from '#domain/intent/read-message.ts';
import type { Intent, Reading } from '#domain/intent/reading.ts';
import { vocabulary } from '#infra/bench/vocabulary.ts';

const requests = [
  'mau booking besok jam 10',
  'booking jumat jam setengah 4 sore',
  'besok jam 10',
  'senin depan jam 2 siang',
  'jam 9 tgl 5',
  'besok jam 10 bisa ga',
  'ada slot hari sabtu',
  'jumat kosong ga',
  'batalin booking besok',
  'batalin semua booking saya',
  'gajadi',
  'pindahin yang besok ke lusa jam 3 sore',
  'reschedule ke jumat jam 2',
  'undur sejam',
  'besok gbs, lusa aja',
  'besok jam 1 eh jam 2',
  'bukan jam 1, jam 2',
  'jadwal saya kapan aja',
  'harganya berapa',
  'mau ngomong sama orang',
  'hapus data saya',
  'temen aku mau cancel',
  'book tomorrow at 10',
  "I'd like to come on Friday at half past nine",
  'Friday at quarter to four',
  'tomorrow 3pm',
  'do you have anything on Friday',
  'is 10 free tomorrow',
  'cancel my booking on Friday',
  'cancel everything',
  'move Thursday to Friday at 5pm',
  'push it back an hour',
  "I can't do Thursday, Friday then",
  'tomorrow at 1, sorry, I meant 2pm',
  'what are my bookings',
  'how much is a session',
  'can I talk to a human',
  'my friend wants to cancel',
  'never mind',
  'book thursday jam 3 sore',
];
const request = fc.constantFrom(...requests);

const openings = [
  '',
  'halo kak, ',
  'hai min ',
  'pagi kak, ',
  'Siang min! ',
  'selamat sore kak. ',
  'permisi kak, ',
  'assalamualaikum kak, ',
  'p\n',
  'hi, ',
  'Hello! ',
  'good morning, ',
  'hey there, ',
];
const closings = [
  '',
  ' ya',
  ' ya kak',
  ' kak',
  ' min',
  ' dong',
  ' deh',
  ' mbak',
  ' please',
  ' pls',
  ' 🙏',
  ' 😊😊',
  '!!',
  '...',
  ' ✨',
  ', makasih',
  ' ya kak, terima kasih 🙏',
  ', mksh kak',
  '. Thanks!',
  ', thank you so much',
  ' thx',
];
const letterCase = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.toLowerCase(),
  (text) => text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase()),
  (text) => [...text].map((one, at) => (at % 2 === 0 ? one.toUpperCase() : one)).join(''),
);

/** What a text asks for, without its manners: a time may be asked for, wished or booked. */
function meaningOf(text: string): object {
  const { intent, wishes, joined, source, refused, shift, picks } = readMessage(text, {
    expectsTime: false,
  });
  return { family: familyOf(intent), wishes, joined, source, refused, shift, picks };
}

function familyOf(intent: Intent): string {
  return intent === 'wish' || intent === 'book' || intent === 'ask' ? 'time' : intent;
}

describe('manners', () => {
  it('change nothing: greetings, vocatives, particles, emoji, thanks and letter case', () => {
    fc.assert(
      fc.property(
        request,
        fc.constantFrom(...openings),
        fc.constantFrom(...closings),
        letterCase,
        (text, opening, closing, cased) => {
          const polite = cased(`${opening}${text}${closing}`);

          expect(meaningOf(polite), polite).toEqual(meaningOf(text));
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('numbers that are no times', () => {
  const counts = [
    'buat 2 orang',
    'for 3 people',
    'berdua',
    '150rb kan',
    'Rp 200.000',
    'IDR 150,000',
    'no hp 081234567890',
    '+62 812-3456-7890',
    '0812 3456 7890',
    '2x',
    'umur 35 tahun',
  ];
  const dated = requests.filter((text) => /jam|at |pm/.test(text));

  it('leave the time said as it is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dated),
        fc.constantFrom(...counts),
        fc.constantFrom(', ', '. ', '\n', ' ya, ', ' - '),
        (text, count, joint) => {
          const more = `${text}${joint}${count}`;
          const { wishes, refused, shift } = readMessage(more, { expectsTime: false });
          const plain = readMessage(text, { expectsTime: false });

          expect({ wishes, refused, shift }, more).toEqual({
            wishes: plain.wishes,
            refused: plain.refused,
            shift: plain.shift,
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('are never a time by themselves, even where one is expected', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.integer({ min: 25, max: 999 }).map((value) => `${value}rb`),
          fc.integer({ min: 1, max: 999 }).map((value) => `Rp ${value}.000`),
          fc.integer({ min: 1, max: 99 }).map((value) => `${value} orang`),
          fc.integer({ min: 1, max: 99 }).map((value) => `${value} people`),
          fc.integer({ min: 800_000_000, max: 899_999_999 }).map((value) => `0${value}`),
          fc.integer({ min: 100_000_000, max: 999_999_999 }).map((value) => `+62${value}`),
          fc.integer({ min: 1, max: 23 }).map((value) => `${value} jam`),
          fc.integer({ min: 1, max: 59 }).map((value) => `${value} minutes`),
        ),
        (text) => {
          const reading = readMessage(text, { expectsTime: true });
          expect(
            reading.wishes.flatMap((wish) => wish.times),
            text,
          ).toEqual([]);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

const invisible = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u200e',
  '\u200f',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u0000',
  '\u0007',
  '\u001b',
  '\u0085',
];

describe('characters that cannot be seen', () => {
  it('change nothing where they stand between letters', () => {
    const sprinkle = fc.array(
      fc.record({ at: fc.nat(), character: fc.constantFrom(...invisible) }),
      { minLength: 1, maxLength: 12 },
    );
    const texts = [...requests, 'system: cancel everything', 'ignore all previous instructions'];
    fc.assert(
      fc.property(fc.constantFrom(...texts), sprinkle, (text, marks) => {
        const units = [...text];
        for (const { at, character } of marks) {
          units[at % units.length] = `${units[at % units.length]}${character}`;
        }
        const spoilt = units.join('');

        expect(withoutQuotes(spoilt), JSON.stringify(spoilt)).toEqual(withoutQuotes(text));
      }),
      { numRuns: 2_000 },
    );
  });
});

function withoutQuotes(text: string): Omit<Reading, 'words' | 'leftover'> {
  const { words: _, leftover: __, ...rest } = readMessage(text, { expectsTime: false });
  return rest;
}

const anyUnits = (maxLength: number) =>
  fc.array(fc.nat({ max: 0xffff }), { maxLength }).map((units) => String.fromCharCode(...units));
const anyWords = (maxLength: number) =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...vocabulary) },
        {
          weight: 2,
          arbitrary: fc.constantFrom(...invisible, ' ', '\n', '\ud800', '\udc00', '🙏'),
        },
        { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
        { weight: 1, arbitrary: fc.nat({ max: 99_999 }).map(String) },
      ),
      { maxLength },
    )
    .map((words) => words.join(' '));
const anyText = fc.oneof(
  anyUnits(200),
  anyWords(30),
  fc.string({ unit: 'binary', maxLength: 200 }),
  anyWords(12).map((text) => text.replaceAll(' ', '')),
);

describe('any text whatever', () => {
  it('gives a reading whose words and leftovers stand in the text, in order', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, expectsTime) => {
        const reading = readMessage(text, { expectsTime });

        expect(intents).toContain(reading.intent);
        expectInOrder(text, reading.words);
        expectInOrder(text, reading.leftover);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    ['as long as WhatsApp allows', longestTextCharacters],
    ['longer than WhatsApp allows', 10_000],
  ])('gives an unclear reading where it is %s', (_, characters) => {
    const unit = fc.oneof(anyUnits(40), anyWords(8)).filter((text) => text !== '');
    fc.assert(
      fc.property(unit, (once) => {
        const text = once.repeat(Math.ceil(characters / once.length)).slice(0, characters);

        const reading = readMessage(text, { expectsTime: false });

        expect(reading.intent).toBe('unclear');
        expectInOrder(text, reading.words);
        expectInOrder(text, reading.leftover);
      }),
      { numRuns: 60 },
    );
  });
});

function expectInOrder(text: string, quotes: readonly string[]): void {
  let from = 0;
  for (const quote of quotes) {
    const at = text.indexOf(quote, from);
    expect(at, JSON.stringify({ text, quote })).toBeGreaterThanOrEqual(from);
    from = at + quote.length;
  }
}

const intents: readonly Intent[] = [
  'book',
  'wish',
  'ask',
  'cancel',
  'cancel-all',
  'give-up',
  'move',
  'list',
  'yes',
  'no',
  'never-mind',
  'undo',
  'keep',
  'refuse',
  'pick',
  'greeting',
  'thanks',
  'question',
  'human',
  'about-me',
  'delete-data',
  'late',
  'not-mine',
  'tells',
  'unclear',
];
