import type { SpelledToken } from '#domain/date-language/respell.ts';
import type { CueLanguage } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import { temporalLanguage } from '#domain/intent/vocabulary.ts';

const sureDifference = 2;

/** The language with more words of its own; words common to both count for neither. */
export function languageOf(
  elements: readonly Element[],
  tokens: readonly SpelledToken[],
): { language: CueLanguage; languageIsSure: boolean } {
  let indonesian = 0;
  let english = 0;
  for (const element of elements) {
    let language: CueLanguage;
    if (element.type === 'cue') language = element.language;
    else if (element.type === 'atom') language = temporalOf(tokens, element);
    if (language === 'id') indonesian += 1;
    if (language === 'en') english += 1;
  }
  const difference = indonesian - english;
  const language = difference === 0 ? undefined : difference > 0 ? 'id' : 'en';
  // "Cancel my session": one word of difference, but a sentence built as only English is.
  const isEnglish = indonesian === 0 && english > 0 && tokens.some(isEnglishGrammar);
  return { language, languageIsSure: Math.abs(difference) >= sureDifference || isEnglish };
}

/** Words that hold English sentences together. Indonesians borrow verbs and nouns ("cancel", "session"), not these. */
const englishGrammar: ReadonlySet<string> = new Set(
  'my the an is are am was do does did you your it its at on me of to for from what when which where how'.split(
    ' ',
  ),
);

function isEnglishGrammar(token: SpelledToken): boolean {
  return englishGrammar.has(token.text);
}

function temporalOf(tokens: readonly SpelledToken[], element: Element): CueLanguage {
  for (let index = element.from; index < element.to; index += 1) {
    const language = temporalLanguage(tokens[index]?.text ?? '');
    if (language) return language;
  }
  return undefined;
}
