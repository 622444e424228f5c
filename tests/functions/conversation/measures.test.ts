import type { SQSEvent } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { readMessage } from '#domain/intent/read-message.ts';
import { createConversation } from '#functions/conversation/conversation.ts';
import type { ModelAnswer } from '#ports/language-model.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import type { Handled } from '#use-cases/handle-message.ts';

const body = JSON.stringify({
  id: 'wamid.1',
  sender: { phone: '+6281234567890' },
  sentAt: 1_764_640_800_000,
  content: { kind: 'text', text: 'Booking besok jam 10 pagi' },
});

function eventOf(text: string): SQSEvent {
  const record = { body: text } as SQSEvent['Records'][number];
  return { Records: [record] };
}

async function countedFor(handled: Handled): Promise<string[]> {
  const { metrics, counted } = recordingMetrics();
  const handleMessage = async () => handled;
  await createConversation({
    handleMessage,
    followClient: async () => 'unknown',
    apologise: async () => 'decided',
    log: recordingLog(),
    metrics,
  })(eventOf(body));
  return counted;
}

const grammar = readMessage('besok', { expectsTime: false });
const wordsWith = (model?: ModelAnswer): Handled => ({
  decision: 'booked',
  delivery: 'sent',
  words: { reading: grammar, grammar, ...(model ? { model } : {}) },
});

describe('a message is measured', () => {
  test('by decision, reader and what became of the reply', async () => {
    expect(await countedFor(wordsWith())).toEqual([
      'MessagesHandled decision=booked',
      'Readings reader=grammar',
      'RepliesSent outcome=sent',
    ]);
  });

  test.each(['timeout', 'no-balance', 'markup-in-content', 'truncated'] as const)(
    'by how the model failed: %s',
    async (failure) => {
      expect(await countedFor(wordsWith({ kind: 'failed', failure }))).toEqual([
        'MessagesHandled decision=booked',
        'Readings reader=grammar-alone',
        `ModelFailures kind=${failure}`,
        'RepliesSent outcome=sent',
      ]);
    },
  );

  test('and a repeated delivery only as such', async () => {
    expect(await countedFor({ decision: 'decided-before' })).toEqual([
      'MessagesHandled decision=decided-before',
    ]);
  });
});
