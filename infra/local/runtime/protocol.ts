import * as z from 'zod';
import type { ClockSetting } from '../local-clock.ts';

/** What the parent tells a function's process. */
export type ToChild =
  | {
      readonly kind: 'init';
      readonly clock: ClockSetting;
      readonly module: string;
      readonly exportName: string;
      /** Whether it tells of the steps of turns. */
      readonly watch: boolean;
    }
  | {
      readonly kind: 'invoke';
      readonly clock: ClockSetting;
      readonly event: unknown;
      readonly requestId: string;
      readonly functionArn: string;
      readonly timeoutMs: number;
      /** The process is to end, as if the machine broke, right after it has committed a turn. */
      readonly crashAfterCommit: boolean;
    }
  | { readonly kind: 'clock'; readonly clock: ClockSetting };

export const lambdaErrorSchema = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  trace: z.array(z.string()).default([]),
});

/** A fault as Lambda reports it to who invoked. */
export type LambdaError = z.infer<typeof lambdaErrorSchema>;

export const fromChildSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('returned'), value: z.unknown() }),
  z.object({ kind: z.literal('failed'), error: lambdaErrorSchema }),
  z.object({
    kind: z.literal('step'),
    requestId: z.string(),
    afterMs: z.number(),
    told: z.unknown(),
  }),
]);

/**
 * What a function's process says: to `init` `ready` or `failed`, to `invoke` `returned` or `failed`, and in between, if
 * it is watched, each `step` of a turn, milliseconds after the invocation began.
 */
export type FromChild = z.infer<typeof fromChildSchema>;
export type StepTold = Extract<FromChild, { kind: 'step' }>;
export type Answer = Exclude<FromChild, StepTold>;
