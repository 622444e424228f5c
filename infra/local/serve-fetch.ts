import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

export type Fetch = (request: Request) => Promise<Response>;

export interface Served {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

/** API Gateway's limit of a request. */
const maximumBodyBytes = 10 * 1024 * 1024;

/**
 * Serves a fetch function on 127.0.0.1. The body's bytes arrive unchanged; one above 10 MB is answered 413, what is no
 * address or method 404, a throw 500 and told to `onError` only: it is nobody's outside.
 * A response of type `text/event-stream` is passed on event by event. Port 0: any free one. Rejects with the system's error (`EADDRINUSE`) when the port is taken.
 */
export async function serveFetch(
  fetch: Fetch,
  port = 0,
  onError: (error: unknown) => void = () => {},
): Promise<Served> {
  const server = createServer((request, response) => {
    answer(fetch, request, response).catch((error: unknown) => {
      onError(error);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'application/json' });
      response.end('{"message":"Internal Server Error"}');
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  fetch: Fetch,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await readBody(incoming);
  if (body === undefined) {
    // The rest of the body is not read: the connection ends with the answer.
    outgoing.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
    outgoing.end('{"message":"Request Entity Too Large"}', () => incoming.destroy());
    return;
  }
  const request = requestFrom(incoming, body);
  if (request === undefined) {
    outgoing.writeHead(404, { 'content-type': 'application/json' });
    outgoing.end('{"message":"Not Found"}');
    return;
  }
  const response = await fetch(request);
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  if (headers['content-type'] === 'text/event-stream') return passEvents(response, outgoing);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  outgoing.writeHead(response.status, headers);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** Passes events on as they come, until either side ends. */
async function passEvents(response: Response, outgoing: ServerResponse): Promise<void> {
  const reader = response.body?.getReader();
  outgoing.once('close', () => void reader?.cancel());
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  for (;;) {
    const part = await reader?.read();
    if (part?.value === undefined) break;
    outgoing.write(part.value);
  }
  outgoing.end();
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    bytes += chunk.length;
    if (bytes > maximumBodyBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Methods that a fetch request cannot have. */
const unfetchable: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK']);

function requestFrom(incoming: IncomingMessage, body: Buffer<ArrayBuffer>): Request | undefined {
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    // Of this connection, not of the message.
    if (name === 'connection' || name === 'transfer-encoding' || name === 'keep-alive') continue;
    for (const value of values ?? []) headers.append(name, value);
  }
  const method = incoming.method ?? 'GET';
  const url = URL.parse(incoming.url ?? '/', 'http://127.0.0.1');
  if (url === null || unfetchable.has(method)) return undefined;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(url, { method, headers, ...(hasBody ? { body } : {}) });
}
