import * as z from 'zod';

/** The ways in which DeepSeek is known to fail, each under a name. */
export const deepseekFaults = [
  'bad-request',
  'bad-request-quoting',
  'server-error-quoting',
  'unauthorized',
  'no-balance',
  'invalid-parameter',
  'rate-limited',
  'server-error',
  'overloaded',
  'html-502',
  'truncated',
  'filtered',
  'interrupted',
  'markup-in-content',
  'markup-fullwidth-double',
  'markup-ascii',
  'broken-arguments',
  'empty-arguments',
  'wrong-shape',
  'unknown-tool',
  'duplicate-call',
  'contradicting-calls',
  'empty-answer',
  'blank-answer',
  'claims-without-call',
  'keep-alive-then-answer',
  'keep-alive-then-close',
  'keep-alive-then-reset',
  'keep-alive-forever',
  'no-body',
  'not-json',
  'no-choices',
  'reset',
  'hang',
] as const;

export type DeepseekFault = (typeof deepseekFaults)[number];

/**
 * One scripted answer: a fault by name; the arguments of the tool call, such as
 * `{"intent": "book", "day": "besok", "time": "jam 10"}`; or words without a call, as `{"content": "…"}`.
 */
export const deepseekScriptSchema = z.union([
  z.enum(deepseekFaults),
  z.strictObject({ content: z.string() }),
  z.looseObject({ intent: z.string() }),
]);

export type DeepseekScript = z.infer<typeof deepseekScriptSchema>;
