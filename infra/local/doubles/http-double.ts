/** A stand-in for an outside service. Served over HTTP by `serveDouble`, or called in process by `inProcessFetch`. */
export interface HttpDouble {
  /** Rejects with `ConnectionReset` where the real service would cut the connection. */
  fetch(request: Request): Promise<Response>;
}

/** The connection broke. In process it looks as undici's own: a TypeError with a cause that has a code. */
export class ConnectionReset extends TypeError {
  constructor() {
    super('fetch failed', {
      cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    });
  }
}

/** Never resolves; rejects when the caller gives up. */
export function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = () => reject(signal.reason);
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

/** Waits in real time, at most until the caller gives up. */
export async function delay(delayMs: number, signal: AbortSignal): Promise<void> {
  const timer = Promise.withResolvers<void>();
  const handle = setTimeout(timer.resolve, delayMs);
  try {
    await Promise.race([timer.promise, hang(signal)]);
  } finally {
    clearTimeout(handle);
  }
}

const underWay = new Set<Request>();
const requestOfSignal = new WeakMap<AbortSignal, Request>();

/**
 * Calls the double, and keeps the request in memory while that takes or its signal is listened to: Node's Request
 * passes its caller's abort on only as long as it has not been collected itself.
 */
export async function callDouble(double: HttpDouble, request: Request): Promise<Response> {
  underWay.add(request);
  requestOfSignal.set(request.signal, request);
  try {
    return await double.fetch(request);
  } finally {
    underWay.delete(request);
  }
}
