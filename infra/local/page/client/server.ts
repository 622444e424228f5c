import type { PageChoice, PageClient, PageReason, Trouble } from '../page-view.ts';

export type Act =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly choice: PageChoice }
  | { readonly kind: 'audio' };

/** What the page asks of its server. Each rejects where the answer is a refusal. */
export const server = {
  act: (client: string, act: Act): Promise<void> => post('/local/page/acts', { client, act }),
  markRead: (client: string): Promise<void> => post('/local/page/read', { client }),
  changeTrouble: (to: Partial<Trouble>): Promise<void> => post('/local/page/trouble', to),
  moveClock: (move: { advance: string } | { set: string }): Promise<void> =>
    post('/local/clock', move),
  async addClient(name: string): Promise<PageClient> {
    const response = await send('POST', '/local/page/clients', { name });
    return response.json();
  },
  async reason(messageId: string): Promise<PageReason> {
    const response = await send(
      'GET',
      `/local/page/reason?message=${encodeURIComponent(messageId)}`,
    );
    return response.json();
  },
};

async function post(path: string, body: unknown): Promise<void> {
  await send('POST', path, body);
}

/** @throws Error with the status, where it is not one of success. */
export async function send(method: string, path: string, body?: unknown): Promise<Response> {
  const response = await fetch(path, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response;
}
