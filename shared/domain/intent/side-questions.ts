import type { SpelledToken } from '#domain/date-language/respell.ts';
import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';

// What a message asks besides the session that it is about.

const topicCues: ReadonlySet<Cue> = new Set<Cue>(['price', 'place', 'equipment']);

const asking =
  /^(berapa|brp|brapa|brpa|how|what|whats|where|wheres|apa|apakah|mana|dimana|dmn|gimana|gmn|do|does|is|should|berapaan)$/;

const reachTokens = 8;

/** "Besok jam 10 harganya berapa": a word that asks stands by the topic, or a question mark ends its sentence. */
export function asksTopic(tokens: readonly SpelledToken[], elements: readonly Element[]): boolean {
  return elements.some((element, index) => {
    if (element.type !== 'cue' || !topicCues.has(element.cue)) return false;
    const end = elements.slice(index).find((one) => one.type === 'break' && one.mark !== ',');
    if (end?.type === 'break' && end.mark === '?') return true;
    const from = Math.max(0, element.from - reachTokens);
    const near = tokens.slice(from, element.to + reachTokens);
    return near.some((token) => asking.test(token.text));
  });
}

/** "Siapa aja yang udah booking besok?", "who has the 10am?" */
export function asksOfOthers(elements: readonly Element[]): boolean {
  const cues = elements.flatMap((one) => (one.type === 'cue' ? [one.cue] : []));
  if (!cues.includes('who') || cues.some((cue) => ownMatters.has(cue))) return false;
  const hasTime = elements.some((one) => one.type === 'atom' && one.atom.kind !== 'number');
  return hasTime || cues.some((cue) => ofBookings.has(cue));
}

const ofBookings: ReadonlySet<Cue> = new Set<Cue>(['book', 'past', 'session', 'slot', 'want']);

/** "Who teaches", "who cancelled my session". */
const ownMatters: ReadonlySet<Cue> = new Set<Cue>([
  'studio-question',
  'mine',
  'list',
  'cancel',
  'did-cancel',
  'human',
]);
