import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';

// Looks around a place in a message. Each is bounded, so that the work stays linear.

/** How far a word reaches back for what it hangs on; the bound keeps the work linear. */
export const reach = 6;

export const fillers: ReadonlySet<Cue> = new Set<Cue>(['filler', 'vocative']);

export const possessive: ReadonlySet<Cue> = new Set<Cue>(['filler', 'me', 'mine']);

/** The first cue before a place that is none of those passed over. Undefined: something else stands there. */
export function cueBefore(
  elements: readonly Element[],
  at: number,
  passedOver: ReadonlySet<Cue>,
): Cue | undefined {
  for (let index = at - 1; index >= 0 && index >= at - reach; index -= 1) {
    const element = elements[index];
    if (element?.type !== 'cue') return undefined;
    if (!passedOver.has(element.cue)) return element.cue;
  }
  return undefined;
}

export function cueAfter(elements: readonly Element[], at: number): Cue | undefined {
  const next = elements[at + 1];
  return next?.type === 'cue' ? next.cue : undefined;
}

/** What a verb is said of, past articles and the like. */
export function objectAfter(elements: readonly Element[], at: number): Cue | undefined {
  const next = elements
    .slice(at + 1, at + 1 + reach)
    .find((one) => !(one.type === 'cue' && possessive.has(one.cue)));
  return next?.type === 'cue' ? next.cue : undefined;
}

export function hasCue(elements: readonly Element[], cue: Cue): boolean {
  return elements.some((one) => one.type === 'cue' && one.cue === cue);
}

export function isNamedNext(elements: readonly Element[], at: number): boolean {
  const next = elements.slice(at + 1).find((one) => !(one.type === 'cue' && fillers.has(one.cue)));
  return next?.type === 'atom';
}

export function isWhen(element: Element): boolean {
  return kindsOf([element]).length > 0;
}

export function kindsOf(elements: readonly Element[]): string[] {
  return elements.flatMap((one) =>
    one.type === 'atom' && (one.atom.kind === 'day' || one.atom.kind === 'time')
      ? [one.atom.kind]
      : [],
  );
}

/** "Would 11 be possible?" */
export function isNumber(element: Element): boolean {
  return element.type === 'atom' && element.atom.kind === 'number';
}

export function isSentenceEnd(element: Element): boolean {
  return element.type === 'break' && element.mark !== ',';
}

export function isJust(element: Element | undefined): boolean {
  return element?.type === 'cue' && (element.cue === 'just' || element.cue === 'please');
}
