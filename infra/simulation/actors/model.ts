import type { CompletionRequest } from '#infra/local/doubles/deepseek-completion.ts';
import type { DeepseekScript } from '#infra/local/doubles/deepseek-script.ts';
import type { SeededRandom } from '../seeded-random.ts';

const intents = [
  'book',
  'availability',
  'cancel',
  'cancel-all',
  'move',
  'list',
  'yes',
  'no',
  'undo',
  'greeting',
  'question',
  'unclear',
] as const;

/** DeepSeek as it may be: it answers in the right form, and what it says is sense or nonsense as it comes. */
export function playModel(random: SeededRandom): (request: CompletionRequest) => DeepseekScript {
  let calls = 0;
  return (request) => {
    calls += 1;
    const own = random.fork(String(calls));
    const words = (request.messages.at(-1)?.content ?? '').split(/\s+/).filter(Boolean);
    const quote = () =>
      own.chance(0.5) ? words.slice(own.between(0, words.length - 1)).join(' ') : '';
    return {
      intent: own.chance(0.5) ? 'unclear' : own.pick(intents),
      day: own.chance(0.2) ? 'besok' : quote(),
      time: own.chance(0.2) ? 'jam 10 pagi' : quote(),
      booking: quote(),
    };
  };
}
