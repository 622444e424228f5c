import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { callDouble, type HttpDouble } from './http-double.ts';

export interface ServedDouble {
  /** Without a trailing slash, such as `http://127.0.0.1:41235`. */
  readonly url: string;
  close(): Promise<void>;
}

const bodyBytesMax = 4 * 1024 * 1024;

/** Serves a double on loopback. Port 0: any free one. A double that rejects has its socket destroyed. */
export async function serveDouble(double: HttpDouble, port = 0): Promise<ServedDouble> {
  const server = createServer((incoming, outgoing) => {
    answer(double, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the double has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

async function answer(double: HttpDouble, incoming: IncomingMessage, outgoing: ServerResponse) {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  const response = await callDouble(double, await requestOf(incoming, gone.signal));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  // The status goes out before the body, as it does where a service sends keep-alive lines first.
  outgoing.flushHeaders();
  if (response.body !== null) {
    for await (const chunk of response.body) outgoing.write(chunk);
  }
  outgoing.end();
}

async function requestOf(incoming: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > bodyBytesMax) throw new RangeError(`a double takes ${bodyBytesMax} bytes at most`);
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? undefined : Buffer.concat(chunks);
  return new Request(`http://${incoming.headers.host ?? '127.0.0.1'}${incoming.url ?? '/'}`, {
    method,
    headers,
    body,
    signal,
  });
}
