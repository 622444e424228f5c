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

/** "Siapa aja yang udah booking besok?", "who has the 10am?"; not "anyone is fine" behind a request. */
export function asksOfOthers(elements: readonly Element[]): boolean {
  if (elements.some((one) => one.type === 'cue' && ownMatters.has(one.cue))) return false;
  const who = elements.findIndex((one) => one.type === 'cue' && one.cue === 'who');
  if (who < 0) return false;
  return elements.slice(who).some(isOfSession);
}

function isOfSession(element: Element): boolean {
  if (element.type === 'cue') return ofBookings.has(element.cue);
  return element.type === 'atom' && element.atom.kind === 'time';
}

const ofBookings: ReadonlySet<Cue> = new Set<Cue>(['book', 'past', 'session', 'slot']);

/** "Who teaches", "who cancelled my session". */
const ownMatters: ReadonlySet<Cue> = new Set<Cue>([
  'studio-question',
  'mine',
  'list',
  'cancel',
  'did-cancel',
  'human',
]);
