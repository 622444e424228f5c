/** One word, number or mark of a text, with where it stands in the text as it was written. */
export interface Token {
  readonly kind: 'word' | 'number' | 'clock' | 'date' | 'mark';
  /** Normalised: lower case, compatibility forms folded, invisible characters and apostrophes gone. */
  readonly text: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** True where nothing separates it from the token before, as in "jam2" or "10an". */
  readonly glued: boolean;
}

/** WhatsApp's longest text; what lies beyond is not read. */
export const longestTextCharacters = 4096;

// Characters that show nothing: zero-width, direction marks, soft hyphen, controls, variation selectors.
const invisible = /(?![\t\n\r])[\p{Cc}\p{Cf}]|\u034f|[\ufe00-\ufe0f]/u;
const plain = /^[\t\n\r -~]*$/;

// In order of preference. Clock before date before number; a range such as 9-11 stays number, mark, number.
const pattern = new RegExp(
  [
    String.raw`(?<iso>\d{4}-\d{2}-\d{2}(?!\d))`,
    String.raw`(?<date>\d{1,2}/\d{1,2}(?:/\d{4}|/\d{2})?(?!\d)|\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})(?!\d)|\d{1,2}\.\d{1,2}\.\d{4}(?!\d))`,
    String.raw`(?<clock>\d{1,2}[:.]\d{2}(?![\d])(?!\.\d))`,
    String.raw`(?<two>2(?:moro\p{L}*|morrow|day|nite|mrw|mro)\b)`,
    String.raw`(?<number>\d+)`,
    String.raw`(?<ampm>[ap]\.\s?m\b\.?)`,
    String.raw`(?<word>\p{L}[\p{L}\p{M}]*(?:['’\x60´]\p{L}[\p{L}\p{M}]*)*)`,
    String.raw`(?<mark>\n|\S)`,
  ].join('|'),
  'giu',
);

const wordHyphen = /^\p{L}-\p{L}$/u;

const none: readonly number[] = [];

/** Cuts a text into tokens. Never throws; works through each character once. */
export function tokenize(text: string): Token[] {
  const read = text.slice(0, longestTextCharacters);
  // Most messages are plain ASCII, where nothing is invisible and each character is its own origin.
  const { visible, origin } = plain.test(read)
    ? { visible: read, origin: none }
    : withoutInvisible(read);
  const tokens: Token[] = [];
  let lastEnd = -1;
  for (const match of visible.matchAll(pattern)) {
    const from = match.index;
    const to = from + match[0].length;
    // "dua-duanya", "ten-thirty": a hyphen inside a word says nothing.
    if (match[0] === '-' && wordHyphen.test(visible.slice(from - 1, to + 1))) {
      lastEnd = to;
      continue;
    }
    const start = origin[from] ?? from;
    const end = (origin[to - 1] ?? to - 1) + 1;
    tokens.push({ ...kindAndText(match), start, end, glued: from === lastEnd });
    lastEnd = to;
  }
  return tokens;
}

/** The text as it is seen: without what shows nothing, full-width letters folded. */
export function visibleText(text: string): string {
  return plain.test(text) ? text : withoutInvisible(text.slice(0, longestTextCharacters)).visible;
}

function kindAndText(match: RegExpExecArray): Pick<Token, 'kind' | 'text'> {
  const groups = match.groups ?? {};
  if (groups['iso'] || groups['date']) return { kind: 'date', text: match[0] };
  if (groups['clock']) return { kind: 'clock', text: match[0].replace('.', ':') };
  if (groups['two']) return { kind: 'word', text: match[0].toLowerCase() };
  if (groups['number']) return { kind: 'number', text: match[0] };
  if (groups['ampm']) return { kind: 'word', text: match[0].startsWith('a') ? 'am' : 'pm' };
  if (groups['word']) {
    return {
      kind: 'word',
      text: match[0]
        .normalize('NFKC')
        .toLowerCase()
        .replace(/['’`´]/g, ''),
    };
  }
  return { kind: 'mark', text: match[0] };
}

/** Folds full-width digits and letters and drops what cannot be seen, remembering where each unit came from. */
function withoutInvisible(text: string): { visible: string; origin: number[] } {
  let visible = '';
  const origin: number[] = [];
  for (let index = 0; index < text.length; ) {
    const character = String.fromCodePoint(text.codePointAt(index) ?? 32);
    if (!invisible.test(character)) {
      const folded = foldWidth(character);
      for (let unit = 0; unit < folded.length; unit += 1) {
        origin.push(index + (unit < character.length ? unit : character.length - 1));
      }
      visible += folded;
    }
    index += character.length;
  }
  return { visible, origin };
}

/** Full-width and mathematical letters and digits read as plain ones; everything else stays as it is. */
function foldWidth(character: string): string {
  if (character.charCodeAt(0) < 0x2000) return character;
  const folded = character.normalize('NFKC');
  return /^[\p{L}\p{N}:./-]+$/u.test(folded) ? folded : character;
}
