/** A word from outside, fit for a log: a vocabulary of Meta's, never something that a person wrote. */
export function outsideWord(text: string | undefined): string {
  return text !== undefined && /^[a-z_]{1,40}$/.test(text) ? text : 'other';
}
