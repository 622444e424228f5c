/** What stands in place of something that the language model must not see. */
const masks = { digits: '[number]', email: '[email]', name: '[name]' } as const;

const shortestNameCharacters = 3;

const emailAddress = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;

/**
 * A phone number however it is spelt: from a plus or a nought on, seven and more digits with marks between;
 * or any run of seven digits and more. Dates and clock times are matched first, so that they stay.
 */
const digitRuns = new RegExp(
  [
    String.raw`(?<date>(?<!\p{Nd})(?:\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}|\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-](?:\p{Nd}{4}|\p{Nd}{2}))(?!\p{Nd}))`,
    String.raw`(?<clock>(?<!\p{Nd})\p{Nd}{1,2}[.:]\p{Nd}{2}(?![\p{Nd}]|[.\s-]?\p{Nd}{3}))`,
    String.raw`(?<phone>(?<!\p{Nd})(?:\+\p{Nd}(?:[\s().\/–—-]{0,3}\p{Nd}){5,13}|\(?[0０]\p{Nd}(?:[\s().\/–—-]{0,3}\p{Nd}){5,11})(?!\p{Nd}))`,
    String.raw`(?<run>\p{Nd}{7,})`,
  ].join('|'),
  'gu',
);

/**
 * Takes out of a client's words what identifies people: long digit runs, e-mail addresses, the profile name.
 * Short numbers stay, for they are hours and dates.
 */
export function maskText(text: string, profileName: string | undefined): string {
  let masked = text.replace(emailAddress, masks.email).replace(digitRuns, (match, ...rest) => {
    const groups = rest.at(-1);
    const stays = groups.date !== undefined || groups.clock !== undefined;
    return stays ? match : masks.digits;
  });
  for (const word of (profileName ?? '').split(/\s+/)) {
    if ([...word].length < shortestNameCharacters) continue;
    const pattern = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu');
    masked = masked.replace(whole, masks.name);
  }
  return masked;
}
