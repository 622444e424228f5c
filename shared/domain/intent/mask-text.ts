/** What stands in place of something that the language model must not see. */
const masks = { digits: '[number]', email: '[email]', name: '[name]' } as const;

const shortestNameCharacters = 3;

/**
 * Takes out of a client's words what identifies people: long digit runs, e-mail addresses, the profile name.
 * Short numbers stay, for they are hours and dates.
 */
export function maskText(text: string, profileName: string | undefined): string {
  let masked = text
    .replace(/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, masks.email)
    .replace(/\+?\d(?:[\s().-]?\d){6,}/g, masks.digits);
  for (const word of (profileName ?? '').split(/\s+/)) {
    if ([...word].length < shortestNameCharacters) continue;
    const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    masked = masked.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'),
      masks.name,
    );
  }
  return masked;
}
