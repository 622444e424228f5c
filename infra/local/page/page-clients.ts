import type { InboundMessage } from '#domain/conversation/message.ts';
import type { PageClient } from './page-view.ts';

/** Who can be played from the start. The numbers are in a range that nobody has. */
const cast: readonly PageClient[] = ['Ana', 'Budi', 'Citra'].map(playedClient);

const clientsMax = 30;

export interface PageClients {
  /** Those who can be played, and everybody else who wrote. */
  all(inbound: readonly InboundMessage[]): PageClient[];
  find(phone: string): PageClient | undefined;
  /** Undefined: there are enough. */
  add(name: string): PageClient | undefined;
}

/** The people of the page's chat. */
export function createPageClients(): PageClients {
  const played = [...cast];
  return {
    all(inbound) {
      const others = new Map<string, PageClient>();
      for (const { sender } of inbound) {
        const phone = sender.phone ?? sender.userId ?? '';
        if (played.some((client) => client.phone === phone)) continue;
        others.set(phone, { phone, userId: sender.userId ?? '', name: sender.name ?? phone });
      }
      return [...played, ...others.values()];
    },
    find: (phone) => played.find((client) => client.phone === phone),
    add(name) {
      if (played.length >= clientsMax) return undefined;
      const client = playedClient(name, played.length);
      played.push(client);
      return client;
    },
  };
}

function playedClient(name: string, index: number): PageClient {
  const digits = String(index + 1).padStart(4, '0');
  return { phone: `+62812000${digits}`, userId: `ID.1349000000000${digits}`, name };
}
