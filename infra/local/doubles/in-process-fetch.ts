import { callDouble, type HttpDouble, hang } from './http-double.ts';

/** A `fetch` that reaches the double without a socket, whatever the host, and obeys the caller's signal. */
export function inProcessFetch(double: HttpDouble): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    return Promise.race([callDouble(double, request), hang(init?.signal ?? request.signal)]);
  };
}
