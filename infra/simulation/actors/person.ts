import type { Instant } from '#domain/time/instant.ts';
import type { AcceptedMessage } from '#infra/local/doubles/graph-double.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** A client as the world knows them. Each has a name that no other reply may hold. */
export interface Person {
  readonly name: string;
  /** Digits with a plus sign. */
  readonly phone: string;
  /** Where their number goes to somebody else: the one they have from then on. */
  readonly laterPhone?: string;
  /** Whether they write only after they got a number that was somebody else's. */
  readonly isLate: boolean;
  readonly userId: string;
  readonly language: 'id' | 'en';
}

/** A message that a person wrote, and what they meant: what a reply may act on. */
export interface Said {
  readonly wamid: string;
  readonly person: Person;
  readonly sentAt: Instant;
  readonly what: string;
  /** Dates (`2026-12-03`) and times of day (minutes from midnight) that it names or taps. */
  readonly dates: readonly string[];
  readonly minutes: readonly number[];
  readonly wish: Wish;
}

/** `target`: the start of the session that is named, where one is. */
export type Wish =
  | { readonly kind: 'book' | 'ask' | 'list' | 'cancel-all' | 'undo' | 'other' | 'correct' }
  | { readonly kind: 'cancel' | 'move'; readonly target?: Instant }
  | { readonly kind: 'tap'; readonly title: string; readonly of: string };

/** A reply as it reached a person. */
export interface Heard {
  readonly at: Instant;
  readonly message: AcceptedMessage;
}

const names = [
  'Anindya Wulandari',
  'Bagus Hartono',
  'Citra Maharani',
  'Dewanto Prakoso',
  'Eleonora Whitfield',
  'Farhan Syahputra',
  'Gwendolyn Ashcroft',
  'Hendrawan Kusuma',
] as const;

/** The clients of one run. In some runs the first one's phone number goes to the second one half-way. */
export function drawPeople(random: SeededRandom): Person[] {
  const phone = () => `+62811${random.between(1_000_000, 9_999_999)}`;
  const count = random.between(4, names.length);
  const people = names.slice(0, count).map(
    (name, index): Person => ({
      name,
      phone: phone(),
      userId: `ID.13490${random.between(1_000_000, 9_999_999)}${index}`,
      language: /^[EG]/.test(name) || random.chance(0.2) ? 'en' : 'id',
      isLate: false,
    }),
  );
  const [first, second, ...others] = people;
  if (first === undefined || second === undefined || !random.chance(0.4)) return people;
  const heir = { ...second, phone: first.phone, isLate: true };
  return [{ ...first, laterPhone: phone() }, heir, ...others];
}

/** The number that a person has before or after one changed hands. */
export function phoneOf(person: Person, isAfter: boolean): string {
  return isAfter ? (person.laterPhone ?? person.phone) : person.phone;
}
