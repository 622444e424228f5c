import { describe, expect, it } from 'vitest';

import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';

const message: InboundMessage = {
  id: 'wamid.1',
  sender: { phone: '+6281234567890', userId: 'ID.1349', name: 'Renée' },
  sentAt: 1_796_177_700_000,
  content: { kind: 'text', text: 'Booking besok jam 10 pagi' },
};

describe('parseInboundMessage', () => {
  it.each<[string, InboundMessage]>([
    ['a text', message],
    ['a tap', { ...message, content: { kind: 'choice', id: 'yes', title: 'Ya' } }],
    ['what cannot be read', { ...message, content: { kind: 'unreadable', type: 'audio' } }],
    ['a sender without a phone', { ...message, sender: { userId: 'ID.1349' } }],
    ['a sender without an id', { ...message, sender: { phone: '+6281234567890' } }],
  ])('reads %s back as it was written', (_what, written) => {
    expect(parseInboundMessage(JSON.stringify(written))).toEqual(written);
  });

  it.each([
    ['no JSON', '{'],
    ['nobody as the sender', JSON.stringify({ ...message, sender: { name: 'Renée' } })],
    ['a time that is none', JSON.stringify({ ...message, sentAt: '1796177700000' })],
    ['content of another kind', JSON.stringify({ ...message, content: { kind: 'voice' } })],
  ])('refuses %s without repeating it', (_what, body) => {
    expect(() => parseInboundMessage(body)).toThrowError(
      expect.objectContaining({
        code: 'message.invalid',
        retryable: false,
        message: 'queued body is no message',
      }),
    );
  });
});
