import * as z from 'zod';
import type { ClockSetting } from '../local-clock.ts';

/** What the parent tells a function's process. */
export type ToChild =
  | {
      readonly kind: 'init';
      readonly clock: ClockSetting;
      readonly module: string;
      readonly exportName: string;
    }
  | {
      readonly kind: 'invoke';
      readonly clock: ClockSetting;
      readonly event: unknown;
      readonly requestId: string;
      readonly functionArn: string;
      readonly timeoutMs: number;
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
]);

/** What a function's process answers: to `init` `ready` or `failed`, to `invoke` `returned` or `failed`. */
export type FromChild = z.infer<typeof fromChildSchema>;
