/**
 * The part of the message that a quote repeats, in the message's own spelling; upper and lower case and the
 * amount of white space do not matter. Undefined when the message does not have it, or has it only by cutting a
 * number or a clock time in two ("jam 1" out of "jam 10", "jam 10" out of "jam 10.30").
 */
export function verbatimQuote(message: string, quote: string): string | undefined {
  const words = quote.trim().split(/\s+/).filter(Boolean).map(escaped);
  if (words.length === 0) return undefined;
  const pattern = `${/^\d/.test(quote.trim()) ? numberBefore : ''}${words.join('\\s+')}${
    /\d$/.test(quote.trim()) ? numberAfter : ''
  }`;
  return new RegExp(pattern, 'iu').exec(message)?.[0];
}

const numberBefore = '(?<!\\d)(?<!\\d[.:,/-])';
const numberAfter = '(?!\\d)(?![.:,/-]\\d)';

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
