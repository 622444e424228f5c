import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';

/**
 * Whether it asks if or when something is possible. "Can" right before a verb is only polite ("bisa booking
 * besok jam 10?"); an auxiliary asks only where it opens the sentence ("is 10 free").
 */
export function hasQuestion(elements: readonly Element[]): boolean {
  let opening = true;
  const books = elements.some(
    (one) => one.type === 'cue' && (one.cue === 'book' || one.cue === 'want'),
  );
  const last = elements.findLastIndex((one) => one.type === 'break' && one.mark === '?');
  const orders = elements.slice(last + 1).some((one) => one.type === 'cue' && one.cue === 'book');
  // "What about 6? Book it": what was asked is ordered after all.
  const from = last >= 0 && last < elements.length - 1 && orders ? last + 1 : 0;
  for (const [index, element] of elements.entries()) {
    if (index < from) continue;
    // "Friday at 10 if you have any": the condition at the end is politeness.
    if (element.type === 'cue' && element.cue === 'if' && hasTimeBefore(elements, index)) break;
    if (element.type === 'break') {
      opening = true;
      continue;
    }
    if (element.type === 'cue') {
      if (element.cue === 'ask' || element.cue === 'ask-when' || element.cue === 'whether')
        return true;
      // "Siapa yang booking besok jam 10": what others do is no order.
      if (element.cue === 'who' && isBeforeVerb(elements, index)) return true;
      if (element.cue === 'open' && !isOfOneself(elements, index)) return true;
      // "Hujan ga ya", "besok ga?": a "no" behind something, with a tag, asks.
      if (element.cue === 'no' && index > 0 && isTag(elements[index + 1])) return true;
      // "Pesan slot", "book a spot": the noun asks only where no verb takes it.
      if (element.cue === 'slot' && !books) return true;
      if (element.cue === 'aux' && opening && saysMore(elements, index)) return true;
      if (element.cue === 'can' && !isBeforeVerb(elements, index)) return true;
      if (['greeting', 'salam', 'vocative', 'filler', 'thanks', 'and', 'yes'].includes(element.cue))
        continue;
    }
    opening = false;
  }
  return false;
}

function hasTimeBefore(elements: readonly Element[], at: number): boolean {
  return elements.slice(0, at).some((one) => one.type === 'atom' && one.atom.kind === 'time');
}

/** "…, would you" at the end is a tag; "would Friday work" asks. */
function saysMore(elements: readonly Element[], at: number): boolean {
  const rest = elements.slice(at + 1);
  const end = rest.findIndex((one) => one.type === 'break');
  const clause = end < 0 ? rest : rest.slice(0, end);
  return clause.some(
    (one) => !(one.type === 'cue' && ['filler', 'me', 'please'].includes(one.cue)),
  );
}

/** "Aku free Jumat", "I'm free": told of oneself, not asked. */
function isOfOneself(elements: readonly Element[], at: number): boolean {
  for (let index = at - 1; index >= 0 && index >= at - 3; index -= 1) {
    const element = elements[index];
    if (element?.type !== 'cue') return false;
    if (element.cue !== 'filler') return element.cue === 'me';
  }
  return false;
}

function isTag(element: Element | undefined): boolean {
  if (element?.type === 'break') return element.mark === '?';
  return element?.type === 'cue' && element.cue === 'yes';
}

function isBeforeVerb(elements: readonly Element[], at: number): boolean {
  for (let index = at + 1; index < elements.length && index <= at + 4; index += 1) {
    const element = elements[index];
    if (element?.type !== 'cue') return false;
    if (actionCues.includes(element.cue) || element.cue === 'want') return true;
    if (!['filler', 'me', 'vocative', 'please'].includes(element.cue)) return false;
  }
  return false;
}

export const actionCues: readonly Cue[] = [
  'book',
  'cancel',
  'did-cancel',
  'move',
  'move-later',
  'move-earlier',
  'give-up',
];
