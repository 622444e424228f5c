import * as z from 'zod';
import type { CompletionRequest } from './deepseek-completion.ts';
import type { DeepseekScript } from './deepseek-script.ts';

// No language model: a handful of patterns, so that the path of two readers can be seen without a key. Like the model
// it answers with an intent and with quotes.

const questionSchema = z.object({ message: z.string() });

const day =
  /\b(?:(?:hari|next|this|on)\s+)?(?:besok|bsk|lusa|today|tomorrow|tmr|senin|selasa|rabu|kamis|jumat|sabtu|minggu|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i;
const time =
  /\b(?:jam|pukul|at|pkl)\s*\d{1,2}(?:[.:]\d{2})?(?:\s*(?:pagi|siang|sore|malam|am|pm))?|\b\d{1,2}(?:[.:]\d{2})?\s*(?:am|pm)\b/i;

/** The first that fits. Wishes in a roundabout way come to a booking. */
const intents: readonly (readonly [RegExp, string])[] = [
  [/\b(?:batal|cancel|gajadi|gak jadi|call it off|skip)/i, 'cancel'],
  [/\b(?:pindah|geser|move|reschedule|undur)/i, 'move'],
  [/\b(?:jadwalku|my sessions|my bookings)/i, 'list'],
  [/\b(?:kosong|available|free|slot)/i, 'availability'],
  [
    /\b(?:book|daftar|pesan|mau|pengen|pingin|want|squeeze|fit me in|sempetin|nyempil|come in)/i,
    'book',
  ],
  [/\b(?:makasih|terima kasih|thanks|thank you)/i, 'thanks'],
];

/** Answers in the place of DeepSeek; what fits no pattern is unclear. */
export function standInAnswer(request: CompletionRequest): DeepseekScript {
  const question = request.messages.at(-1)?.content ?? '';
  const asked = questionSchema.safeParse(jsonOf(question));
  const text = asked.success ? asked.data.message : question;
  const [dayWords, timeWords] = [day.exec(text)?.[0], time.exec(text)?.[0]];
  const known = intents.find(([pattern]) => pattern.test(text))?.[1];
  const intent = known ?? (dayWords === undefined && timeWords === undefined ? 'unclear' : 'book');
  return {
    intent,
    ...(dayWords === undefined ? {} : { day: dayWords }),
    ...(timeWords === undefined ? {} : { time: timeWords }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
