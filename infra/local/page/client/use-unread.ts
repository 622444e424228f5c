import { useEffect } from 'preact/hooks';
import type { PageView } from '../page-view.ts';
import { server } from './server.ts';

/** What is delivered and not read, by client. What `client` looks at is read, and WhatsApp is told so. */
export function useUnread(view: PageView, client: string | undefined): ReadonlyMap<string, number> {
  const unread = new Map<string, number>();
  for (const message of view.messages) {
    if (message.direction !== 'out' || message.progress !== 'delivered') continue;
    unread.set(message.client, (unread.get(message.client) ?? 0) + 1);
  }
  const toRead = client === undefined ? 0 : (unread.get(client) ?? 0);
  useEffect(() => {
    // It is a courtesy: what fails is tried again with the next message.
    if (client !== undefined && toRead > 0) server.markRead(client).catch(() => {});
  }, [client, toRead]);
  if (client !== undefined) unread.delete(client);
  return unread;
}
