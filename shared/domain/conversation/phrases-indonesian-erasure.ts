import {
  type ErasureReply,
  type RenderedPart,
  timesListedMax,
} from '#domain/conversation/phrases.ts';
import { indonesianTimes } from '#domain/conversation/phrases-indonesian-parts.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** What is said about deleting a client's data. */
export function indonesianErasure(reply: ErasureReply, studio: Studio): RenderedPart {
  switch (reply.kind) {
    case 'confirm-delete-data':
      return confirmDeleteData(reply, studio);
    case 'data-deleted': {
      const { withChoices } = timesListedMax;
      const { cancelled, kept } = reply;
      const parts = [
        'Sudah dihapus Kak: nama, nomor, percakapan kita dan pesan saya ke Kak.',
        ...(cancelled.length > 0
          ? [`Dibatalkan:\n${indonesianTimes(studio, cancelled, withChoices)}`]
          : []),
        ...(kept.length > 0
          ? [`Sesi ini tetap ada, tanpa nama Kak:\n${indonesianTimes(studio, kept, withChoices)}`]
          : []),
      ];
      return { body: parts.join('\n') };
    }
    case 'data-kept':
      return { body: 'Siap Kak, nggak ada yang dihapus.' };
  }
}

function confirmDeleteData(
  reply: Extract<ErasureReply, { kind: 'confirm-delete-data' }>,
  studio: Studio,
): RenderedPart {
  const { starts, yesId, cancelId, noId } = reply;
  const what =
    'Nama, nomor, percakapan kita dan pesan saya ke Kak mau dihapus? Ini nggak bisa dikembalikan.';
  const ahead =
    starts.length === 0
      ? ''
      : `\nKak masih punya:\n${indonesianTimes(studio, starts, timesListedMax.withChoices)}\nSesi yang tetap ada jadi tanpa nama, dan nggak bisa diubah lagi lewat sini.`;
  return {
    body: what + ahead,
    choices: [
      { id: yesId, title: starts.length === 0 ? 'Ya, hapus' : 'Hapus, sesi tetap' },
      ...(cancelId === undefined ? [] : [{ id: cancelId, title: 'Hapus dan batalkan' }]),
      { id: noId, title: 'Nggak jadi' },
    ],
  };
}
