import type { Scanned } from '#domain/date-language/atom.ts';
import { textAt } from '#domain/date-language/day-phrase.ts';
import type { Token } from '#domain/date-language/token.ts';

const opener = /^(at|on|the|di)$/;
const openersMax = 2;

/** "At the same time", "jam yang sama", "jam segitu": a noun of time said to be that of something spoken of. */
export function scanSame(
  tokens: readonly Token[],
  at: number,
  nouns: RegExp,
  found: (next: number) => Scanned,
): Scanned | undefined {
  const head = textAt(tokens, at);
  if (!opener.test(head) && head !== 'same' && !nouns.test(head)) return undefined;
  let from = at;
  while (from < at + openersMax && opener.test(textAt(tokens, from))) from += 1;
  const [first = '', second = '', third = ''] = [0, 1, 2].map((step) =>
    textAt(tokens, from + step),
  );
  if (first === 'same' && nouns.test(second)) return found(from + 2);
  if (!nouns.test(first)) return undefined;
  if (/^(yang|yg)$/.test(second) && /^(sama|sm|tadi)$/.test(third)) return found(from + 3);
  const isSame = /^(segitu|sgitu)$/.test(second) || (first.endsWith('nya') && second === 'sama');
  return isSame ? found(from + 2) : undefined;
}

/** "The usual", "my usual time", "jam biasanya", "kayak biasa"; "the same on Tuesday". */
export function scanUsual(tokens: readonly Token[], at: number): Scanned | undefined {
  const first = textAt(tokens, at);
  if (!/^(the|my|usual|same|jam|kayak|kaya|kyk|seperti|spt)$/.test(first)) return undefined;
  const second = textAt(tokens, at + 1);
  const same = first === 'same' ? at : at + 1;
  if (textAt(tokens, same) === 'same' && /^(on|for|again)$/.test(textAt(tokens, same + 1)))
    return usual(same + 1);
  if (/^(jam|kayak|kaya|kyk|seperti|spt)$/.test(first)) {
    return /^(biasa|biasanya)$/.test(second) ? usual(at + 2) : undefined;
  }
  const noun = first === 'usual' ? at : at + 1;
  if (textAt(tokens, noun) !== 'usual') return undefined;
  return usual(noun + (/^(time|slot|hour)$/.test(textAt(tokens, noun + 1)) ? 2 : 1));
}

function usual(next: number): Scanned {
  return { atoms: [{ kind: 'time', spec: { form: 'same' } }], next };
}
