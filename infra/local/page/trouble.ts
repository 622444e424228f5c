import * as z from 'zod';
import { standInAnswer } from '../doubles/deepseek-stand-in.ts';
import type { OutsideServices } from '../outside-services.ts';
import type { FunctionPool } from '../runtime/function-pool.ts';
import { deepseekModes, type Trouble } from './page-view.ts';

export const troubleSchema = z
  .strictObject({
    deepseek: z.enum(deepseekModes),
    google: z.boolean(),
    whatsapp: z.boolean(),
    twice: z.boolean(),
    crash: z.boolean(),
  })
  .partial();

export interface TroubleSwitches {
  current(): Trouble;
  change(to: z.infer<typeof troubleSchema>): Promise<void>;
}

export interface TroubleDeps {
  readonly outside: OutsideServices;
  /** The function that handles messages. */
  readonly conversation: FunctionPool | undefined;
  /** Gives the functions a key for the model, or takes it away. */
  readonly giveModelKey: (given: boolean) => void;
  /** Whether the functions have one already. */
  readonly hasModelKey: boolean;
}

/** Makes things go wrong on purpose, in the doubles and in the local runtime; the product knows nothing of it. */
export function createTroubleSwitches(deps: TroubleDeps): TroubleSwitches {
  const { outside, conversation } = deps;
  const model = outside.deepseek?.double;
  if (model) model.answer ??= standInAnswer;
  let deepseek: Trouble['deepseek'] = deps.hasModelKey ? 'stand-in' : 'none';
  let twice = false;

  async function changeDeepseek(mode: Trouble['deepseek']): Promise<void> {
    if (model === undefined || mode === deepseek) return;
    const hadKey = deepseek !== 'none';
    deepseek = mode;
    model.outage = mode === 'down' ? 'overloaded' : mode === 'silent' ? 'hang' : undefined;
    if (hadKey === (mode !== 'none')) return;
    deps.giveModelKey(mode !== 'none');
    // A function keeps a secret for minutes: a fresh process reads it at once.
    await conversation?.recycle();
  }

  return {
    current: () => ({
      deepseek,
      google: outside.google?.double.outage !== undefined,
      whatsapp: outside.whatsapp?.double.outage !== undefined,
      twice,
      crash: conversation?.isCrashArmed() ?? false,
    }),
    async change(to) {
      if (to.deepseek !== undefined) await changeDeepseek(to.deepseek);
      if (to.google !== undefined && outside.google) {
        outside.google.double.outage = to.google ? 'server-error' : undefined;
      }
      if (to.whatsapp !== undefined && outside.whatsapp) {
        outside.whatsapp.double.outage = to.whatsapp ? 'server-error' : undefined;
      }
      if (to.crash !== undefined) conversation?.armCrash(to.crash);
      twice = to.twice ?? twice;
    },
  };
}
