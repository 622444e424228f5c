import type { Sender } from '#domain/conversation/message.ts';

/** What the owner is told beside the client, as data. */
export interface OwnerNotice {
  /** `wants-person`: the client asked for one. `not-understood`: three messages in a row were not understood. */
  readonly kind: 'wants-person' | 'not-understood';
}

/** The words for the owner, in Indonesian and English at once: her language is not known. */
export function renderOwnerNotice(notice: OwnerNotice, client: Sender): string {
  const who = [client.name, client.phone].filter(Boolean).join(', ') || 'Klien / a client';
  switch (notice.kind) {
    case 'wants-person':
      return `${who} minta dihubungi langsung.\n${who} would like to talk to a person.`;
    case 'not-understood':
      return `Saya belum paham tiga pesan terakhir dari ${who}. Tolong dibantu ya.\nI did not understand the last three messages of ${who}. Please take over.`;
  }
}
