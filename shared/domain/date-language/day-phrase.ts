import type { DaySpec, Scanned } from '#domain/date-language/atom.ts';
import type { Token } from '#domain/date-language/token.ts';

export const nextWordsIndonesian = new Set(['depan', 'dpn', 'dpan', 'depannya']);

export const agoOrAhead = new Set(['lagi', 'lg', 'kedepan', 'mendatang']);

export function textAt(tokens: readonly Token[], at: number): string {
  return tokens[at]?.text ?? '';
}

export function one(spec: DaySpec, next: number): Scanned {
  return { atoms: [{ kind: 'day', spec }], next };
}
