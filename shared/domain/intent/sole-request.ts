import type { Element } from '#domain/intent/element.ts';
import type { Intent, Reading, Wish } from '#domain/intent/reading.ts';

// A message that tells a story around the one thing that it asks for.

/** Complete in itself: a session with day and hour, or a change of one. */
export function isRequest(reading: Reading): boolean {
  if (['cancel', 'cancel-all', 'move'].includes(reading.intent)) return true;
  const isBooking = reading.intent === 'book' && reading.wishes.length > 0;
  return isBooking && reading.wishes.every((wish) => wish.days.length > 0 && wish.times.length > 0);
}

const storyIntents: ReadonlySet<Intent> = new Set<Intent>([
  'tells',
  'not-mine',
  'unclear',
  'greeting',
  'thanks',
  'late',
  'pick',
  'yes',
  'question',
  'wish',
  'ask',
  'list',
]);

/** Says nothing that could belong to the request: no wish, no refusal, no answer to a question. */
export function isStory(reading: Reading): boolean {
  if (reading.intent === 'tells' || reading.intent === 'not-mine') return true;
  // A day amid words that mean nothing here belongs to the story: "tahun baruan saya di luar kota".
  const isStrange =
    reading.leftover.length > 0 && reading.wishes.every((wish) => wish.times.length === 0);
  const isSilent = reading.wishes.every(isHint) || isStrange;
  if (!storyIntents.has(reading.intent)) return false;
  return isSilent && reading.refused.length === 0 && !reading.corrects;
}

/** "Baru sekarang ada waktu": no day that anybody could mean to book. */
function isHint(wish: Wish): boolean {
  const isSoft = wish.days.every((day) => day.form === 'offset' && day.soft === true);
  return isSoft && wish.times.length === 0;
}

/** Stretches between full stops and the like. A comma ends none. */
export function sentencesOf(elements: readonly Element[]): Element[][] {
  const sentences: Element[][] = [[]];
  for (const element of elements) {
    sentences.at(-1)?.push(element);
    if (element.type === 'break' && sentenceEnds.has(element.mark)) sentences.push([]);
  }
  return sentences.filter((sentence) => sentence.some((element) => element.type !== 'break'));
}

const sentenceEnds = new Set(['.', '!', '?', '\n', '…']);

export const sentencesMax = 12;
