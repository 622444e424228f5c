import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';

/**
 * Where a message takes back all that it said: "batalin aja deh. eh jangan", "book ten tomorrow. Wait no, don't". The
 * place at which the taking back begins; undefined: nothing is taken back. A tag ("…, bukan?") asks.
 */
export function withdrawnFrom(elements: readonly Element[]): number | undefined {
  const from = elements.findLastIndex((one) => !isOfWithdrawal(one)) + 1;
  const tail = elements.slice(from);
  const denial = tail.findIndex((one) => one.type === 'cue' && denials.has(one.cue));
  const isApart = tail.slice(0, denial).some(isPause);
  const asks = tail.some((one) => one.type === 'break' && one.mark === '?');
  return from > 0 && denial > 0 && isApart && !asks ? from : undefined;
}

const denials: ReadonlySet<Cue> = new Set<Cue>(['not', 'never-mind']);

const around: ReadonlySet<Cue> = new Set<Cue>([
  ...denials,
  'correction',
  'no',
  'filler',
  'vocative',
  'please',
  'just',
]);

function isOfWithdrawal(element: Element): boolean {
  return element.type === 'break' || (element.type === 'cue' && around.has(element.cue));
}

function isPause(element: Element): boolean {
  return element.type === 'break' || (element.type === 'cue' && element.cue === 'correction');
}
