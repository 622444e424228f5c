import { afterEach, describe, expect, it } from 'vitest';
import { ConnectionReset, type HttpDouble, hang } from '#infra/local/doubles/http-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { type ServedDouble, serveDouble } from '#infra/local/doubles/serve-double.ts';

const served: ServedDouble[] = [];
afterEach(async () => {
  for (const one of served.splice(0)) await one.close();
});

async function serve(fetch: HttpDouble['fetch']): Promise<string> {
  const one = await serveDouble({ fetch });
  served.push(one);
  return one.url;
}

describe('a served double', () => {
  it('gets method, path, headers and body, and its answer arrives', async () => {
    const url = await serve(async (request) =>
      Response.json(
        {
          method: request.method,
          path: new URL(request.url).pathname,
          token: request.headers.get('authorization'),
          body: await request.text(),
        },
        { status: 201 },
      ),
    );
    const response = await fetch(`${url}/a/b?c=d`, {
      method: 'POST',
      headers: { authorization: 't' },
      body: 'é',
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ method: 'POST', path: '/a/b', token: 't', body: 'é' });
  });

  it('cuts the connection where the double resets it', async () => {
    const url = await serve(async () => {
      throw new ConnectionReset();
    });
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('learns that the caller gave up', async () => {
    const told = Promise.withResolvers<boolean>();
    const url = await serve(async (request) => {
      request.signal.addEventListener('abort', () => told.resolve(true), { once: true });
      return hang(request.signal);
    });
    await expect(fetch(url, { signal: AbortSignal.timeout(30) })).rejects.toThrow();
    expect(await told.promise).toBe(true);
  });
});

describe('a double in process', () => {
  it('rejects with the reason of the caller who gives up', async () => {
    const call = inProcessFetch({ fetch: async () => new Promise<Response>(() => {}) });
    await expect(call('http://x.local/', { signal: AbortSignal.timeout(5) })).rejects.toMatchObject(
      {
        name: 'TimeoutError',
      },
    );
  });
});
