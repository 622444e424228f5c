/**
 * JSON can spell what is no text: halves of surrogate pairs, and characters that SQS and DynamoDB refuse. A message
 * with one of them could be taken and never handled, so they are replaced where they come in.
 */
const untransportable = /[\0\uFFFE\uFFFF]/g;

/** Controls, line breaks included, and what turns the direction of writing: a name with them could pose as more. */
const notOfOneLine = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu;

export function isTransportable(text: string): boolean {
  return text.isWellFormed() && text.search(untransportable) === -1;
}

/** The text, cut to at most so many UTF-16 units, with what cannot be carried on shown as �. */
export function transportable(text: string, lengthMax: number): string {
  return text.slice(0, lengthMax).toWellFormed().replaceAll(untransportable, '\uFFFD');
}

/** The same for a name or a title: one line. */
export function lineOf(text: string, lengthMax: number): string {
  return transportable(text.slice(0, lengthMax).replaceAll(notOfOneLine, ' '), lengthMax).trim();
}
