import {
  type ErasureReply,
  type RenderedPart,
  timesListedMax,
} from '#domain/conversation/phrases.ts';
import { englishTimes } from '#domain/conversation/phrases-english-parts.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** What is said about deleting a client's data. */
export function englishErasure(reply: ErasureReply, studio: Studio): RenderedPart {
  switch (reply.kind) {
    case 'confirm-delete-data':
      return confirmDeleteData(reply, studio);
    case 'data-deleted': {
      const { withChoices } = timesListedMax;
      const { cancelled, kept } = reply;
      const parts = [
        'Done: your name, your number, our conversation and my messages to you are deleted.',
        ...(cancelled.length > 0
          ? [`Cancelled:\n${englishTimes(studio, cancelled, withChoices)}`]
          : []),
        ...(kept.length > 0
          ? [`Still booked, without your name:\n${englishTimes(studio, kept, withChoices)}`]
          : []),
      ];
      return { body: parts.join('\n') };
    }
    case 'data-kept':
      return { body: 'All right, nothing is deleted.' };
  }
}

function confirmDeleteData(
  reply: Extract<ErasureReply, { kind: 'confirm-delete-data' }>,
  studio: Studio,
): RenderedPart {
  const { starts, yesId, cancelId, noId } = reply;
  const what =
    'Shall I delete your name, your number, our conversation and my messages to you? That cannot be taken back.';
  const ahead =
    starts.length === 0
      ? ''
      : `\nYou still have:\n${englishTimes(studio, starts, timesListedMax.withChoices)}\nWhat you keep stands without your name, and you won't be able to change it here.`;
  return {
    body: what + ahead,
    choices: [
      { id: yesId, title: starts.length === 0 ? 'Yes, delete' : 'Delete, keep them' },
      ...(cancelId === undefined ? [] : [{ id: cancelId, title: 'Delete and cancel' }]),
      { id: noId, title: 'No' },
    ],
  };
}
