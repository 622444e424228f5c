/** Every fault that CoreSync raises has one of these codes. Expected outcomes are returned, not thrown. */
export type ErrorCode =
  | 'config.invalid'
  | 'environment.invalid'
  | 'secret.invalid'
  | 'secret.unavailable'
  | 'queue.unavailable'
  | 'store.unavailable'
  | 'store.conflict'
  | 'store.corrupt'
  | 'calendar.unavailable'
  | 'calendar.refused'
  | 'message.invalid'
  | 'turn.undecided'
  | 'reply.undelivered'
  | 'status.early';

/** A fault. `retryable` tells whether the same call may succeed later; the message never holds a client's data. */
export class CoreSyncError extends Error {
  readonly code: ErrorCode;
  readonly retryable: boolean;

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly retryable?: boolean; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    // A literal: minified bundles rename the class.
    this.name = 'CoreSyncError';
    this.code = code;
    this.retryable = options.retryable ?? false;
  }
}
