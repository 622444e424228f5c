import { actionCues } from '#domain/intent/asks-question.ts';
import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import type { Grouped } from '#domain/intent/wish-group.ts';

// Whom a message speaks of besides the client: company, somebody else's sessions, several people.

/**
 * "Cancel the booking of 0812…": the number stands where the session would be named. Behind a time or a pause it is
 * the client's own, given along.
 */
export function namesOther(elements: readonly Element[]): boolean {
  const pause = elements.findIndex(
    (one) =>
      one.type === 'break' ||
      (one.type === 'atom' && (one.atom.kind === 'day' || one.atom.kind === 'time')),
  );
  const named = pause < 0 ? elements : elements.slice(0, pause);
  return (
    elements.some((one) => one.type === 'cue' && one.cue === 'not-own') ||
    named.some((one) => one.type === 'atom' && one.atom.kind === 'quantity' && one.atom.phone)
  );
}

/** "2 orang", "me and my friend", "every Monday", "2 sesi jumat jam 9": more than one session. */
export function wantsSeveral(elements: readonly Element[], { groups }: Grouped): boolean {
  const named = groups.filter((group) => group.role === 'wanted').length;
  return elements.some((one, index) => {
    if (one.type === 'cue') return one.cue === 'every' || isJoined(elements, index);
    if (one.type !== 'atom' || one.atom.kind !== 'quantity') return false;
    return (one.atom.people ?? 1) > 1 || (one.atom.sessions ?? 1) > Math.max(1, named);
  });
}

/** "Me and my friend", "my wife and I", "bareng temen". */
function isJoined(elements: readonly Element[], at: number): boolean {
  const element = elements[at];
  if (element?.type !== 'cue' || element.cue !== 'other-person') return false;
  const before = elements
    .slice(Math.max(0, at - companyReach), at)
    .flatMap((one) => (one.type === 'cue' && !isPassedOver(one) ? [one.cue] : [undefined]));
  if (before.at(-1) === 'together') return true;
  if (before.at(-1) === 'and' && before.at(-2) === 'me') return true;
  const after = nextCues(elements, at);
  return after[0] === 'and' && (after[1] === 'me' || after[1] === 'want');
}

const companyReach = 4;

/** Another person is the subject of what follows, unless they come along or it is done for them. */
export function isAboutOther(elements: readonly Element[]): boolean {
  return elements.some((element, index) => {
    if (element.type !== 'cue' || element.cue !== 'other-person') return false;
    const before = previousCue(elements, index);
    if (before !== undefined && companions.has(before)) return false;
    const after = nextCues(elements, index);
    // "Temen aku juga mau ikut": they come along, unless it is to change something.
    const comesAlong = after[0] === 'and' && !elements.some(isChange);
    if (comesAlong || (after[0] === 'and' && after[1] === 'me')) return false;
    return actsAfter(elements, index) && !isCompany(elements, index);
  });
}

function isChange(element: Element): boolean {
  return element.type === 'cue' && actionCues.includes(element.cue) && element.cue !== 'book';
}

const companions: ReadonlySet<Cue> = new Set<Cue>(['for', 'and', 'from', 'together']);

/** Whether the person named does or wants something in the same breath: "anakku sakit" does not. */
function actsAfter(elements: readonly Element[], at: number): boolean {
  for (const [index, element] of elements.slice(at + 1).entries()) {
    if (element.type === 'break') return false;
    // "Anakku demam jadi aku batal", "my son is ill so I cancel": what follows is the client's own.
    const isOwn = element.type === 'cue' && ownTurn.has(element.cue);
    if (isOwn && index > 0) return false;
    if (element.type === 'atom' && element.atom.kind !== 'number') return true;
    if (element.type === 'cue' && doing.has(element.cue)) return true;
  }
  return false;
}

const ownTurn: ReadonlySet<Cue> = new Set<Cue>(['become', 'so', 'me', 'because']);

const doing: ReadonlySet<Cue> = new Set<Cue>([
  ...actionCues,
  'want',
  'can',
  'ask',
  'session',
  'blocked',
  'cant-come',
]);

function isCompany(elements: readonly Element[], at: number): boolean {
  const before = elements[at - 1];
  return before?.type === 'atom' && before.atom.kind === 'quantity';
}

function previousCue(elements: readonly Element[], at: number): Cue | undefined {
  for (let index = at - 1; index >= 0; index -= 1) {
    const element = elements[index];
    if (element?.type !== 'cue') return undefined;
    if (!ownWords.has(element.cue)) return element.cue;
  }
  return undefined;
}

const ownWords: ReadonlySet<Cue> = new Set<Cue>(['filler', 'vocative', 'me', 'mine']);

function nextCues(elements: readonly Element[], at: number): Cue[] {
  return elements
    .slice(at + 1, at + 4)
    .flatMap((element) =>
      element.type === 'cue' && element.cue !== 'filler' ? [element.cue] : [],
    );
}

export function isPassedOver(element: Element): boolean {
  return element.type === 'cue' && (element.cue === 'filler' || element.cue === 'vocative');
}
