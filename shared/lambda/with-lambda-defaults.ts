import middy from '@middy/core';

import { CoreSyncError } from '#domain/error.ts';
import { type FunctionLog, faultFields, faultNameOf } from '#lambda/logger.ts';

/** What our handlers use of Lambda's context. */
export interface Invocation {
  readonly awsRequestId: string;
}

/**
 * The one chain that every handler runs in: logs the request's id with its outcome, and sees to it that what leaves
 * the function as a fault (and so into Lambda's own log) carries no client's data.
 * @throws CoreSyncError as thrown by `handle` but without its cause; whatever else was thrown comes out as a bare
 *   Error that holds its name.
 */
export function withLambdaDefaults<Event, Result>(
  log: FunctionLog,
  handle: (event: Event, invocation: Invocation) => Promise<Result>,
) {
  return middy<Event, Result>()
    .use({
      before: ({ context }) => log.startRequest(context.awsRequestId),
      after: () => log.info('invoked', { outcome: 'ok' }),
      onError: (request) => {
        log.error('invoked', { outcome: 'fault', ...faultFields(request.error) });
        // Replaced rather than thrown: middy would hang the original on what is thrown here.
        request.error = withoutData(request.error);
      },
    })
    .handler((event, context) => handle(event, context));
}

/** The same fault with nothing hanging on it: causes come from libraries and may quote what they were given. */
function withoutData(fault: unknown): Error {
  if (!(fault instanceof CoreSyncError)) {
    return new Error(`unexpected ${fault instanceof Error ? faultNameOf(fault) : 'fault'}`);
  }
  return new CoreSyncError(fault.code, fault.message, { retryable: fault.retryable });
}
