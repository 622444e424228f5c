import type { GoogleCalendarDouble } from '../doubles/google-calendar-double.ts';

const prefix = '/local/page/google';

/** The owner's hand: Google's own API on the page's own origin, led to the double as she. */
export async function actAsOwner(
  request: Request,
  google: GoogleCalendarDouble,
): Promise<Response> {
  const url = new URL(request.url);
  const headers = new Headers({ authorization: 'Bearer owner' });
  for (const name of ['content-type', 'if-match']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const hasBody = request.method !== 'GET' && request.method !== 'DELETE';
  return google.fetch(
    new Request(new URL(url.pathname.slice(prefix.length) + url.search, url), {
      method: request.method,
      headers,
      ...(hasBody ? { body: await request.arrayBuffer() } : {}),
    }),
  );
}

export function isForGoogle(pathname: string): boolean {
  return pathname.startsWith(`${prefix}/`);
}
