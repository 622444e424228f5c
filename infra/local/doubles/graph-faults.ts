import type * as z from 'zod';
import { ConnectionReset, delay, hang } from './http-double.ts';

/** What goes wrong with one request. The `-after-accept` ones took the message before. */
export type GraphFault =
  | 'hang'
  | 'hang-after-accept'
  | 'reset'
  | 'reset-after-accept'
  | 'server-error'
  | 'html-502'
  | 'empty-500'
  | 'empty-body-after-accept'
  | { readonly delayMs: number }
  /** `quoting`: the refusal says what was sent, the recipient's number and the text. */
  | { readonly code: number; readonly status?: number; readonly quoting?: boolean };

/** Whether the message is taken before things go wrong. */
export function isAcceptedFirst(fault: GraphFault | undefined): boolean {
  return typeof fault === 'string' && fault.endsWith('-after-accept');
}

/** What the caller sees of a fault, given what it sent; undefined for a mere delay, which has passed then. */
export async function failureOf(
  fault: GraphFault,
  signal: AbortSignal,
  body: object,
): Promise<Response | undefined> {
  if (typeof fault === 'object') {
    if ('code' in fault) {
      const details = fault.quoting ? `not allowed:\n    at ${JSON.stringify(body)}` : 'on demand';
      return refusal(fault.status ?? 400, fault.code, details);
    }
    await delay(fault.delayMs, signal);
    return undefined;
  }
  switch (fault) {
    case 'hang':
    case 'hang-after-accept':
      return hang(signal);
    case 'reset':
    case 'reset-after-accept':
      throw new ConnectionReset();
    case 'server-error':
      return refusal(500, 131000, 'something went wrong');
    case 'html-502':
      return new Response('<html><body><h1>502 Bad Gateway</h1></body></html>', {
        status: 502,
        headers: { 'content-type': 'text/html' },
      });
    case 'empty-500':
      return new Response(null, { status: 500 });
    case 'empty-body-after-accept':
      return new Response(null, { status: 200 });
  }
}

/** The refusal of a request that is not as the schema says, by its first fault. */
export function refusalOf(error: z.ZodError): Response {
  const issue = error.issues[0];
  const details = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`;
  if (issue?.code === 'invalid_type' && issue.input === undefined)
    return refusal(400, 131008, details);
  const isUnknown = issue?.code === 'unrecognized_keys' || issue?.code === 'invalid_union';
  return refusal(400, isUnknown ? 100 : 131009, details);
}

/** Graph's error body. */
export function refusal(status: number, code: number, details: string): Response {
  const error = {
    message: `(#${code}) ${details}`,
    type: 'OAuthException',
    code,
    error_data: { messaging_product: 'whatsapp', details },
    fbtrace_id: 'DOUBLE',
  };
  return Response.json({ error }, { status });
}
