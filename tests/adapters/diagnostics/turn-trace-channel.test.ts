import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import {
  createTurnTraceChannel,
  turnTraceChannel,
} from '#adapters/diagnostics/turn-trace-channel.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';

const message: InboundMessage = {
  id: 'wamid.1',
  sender: { phone: '+6281200000001' },
  sentAt: 0,
  content: { kind: 'text', text: 'halo' },
};

test('steps reach those who subscribed, and nobody else', () => {
  const trace = createTurnTraceChannel();
  const heard: unknown[] = [];
  const hear = (told: unknown) => void heard.push(told);
  trace(message, { kind: 'recalled', decidedBefore: false });
  subscribe(turnTraceChannel, hear);
  trace(message, { kind: 'sent', delivery: 'sent' });
  unsubscribe(turnTraceChannel, hear);
  trace(message, { kind: 'sent', delivery: 'failed' });
  expect(heard).toEqual([{ message, step: { kind: 'sent', delivery: 'sent' } }]);
});
