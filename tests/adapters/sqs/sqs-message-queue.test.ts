import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { beforeEach, describe, expect, it } from 'vitest';

import { parseInboundMessage } from '#adapters/sqs/inbound-message-schema.ts';
import {
  createSqsMessageQueue,
  deduplicationIdOf,
  groupIdOf,
} from '#adapters/sqs/sqs-message-queue.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import { queuesForTests } from './queues-for-tests.ts';

const businessNumberId = '106500000000001';

const queues = queuesForTests();
let queue: { name: string; url: string };

beforeEach(async () => {
  queue = await queues.fifo();
});

function message(n: number, phone = '+6281234567890'): InboundMessage {
  return {
    id: `wamid.${n}`,
    sender: { phone },
    sentAt: 1_796_177_700_000 + n * 1_000,
    content: { kind: 'text', text: `pesan ${n}` },
  };
}

function adapter() {
  return createSqsMessageQueue({
    client: queues.engine().client,
    queueUrl: queue.url,
    businessNumberId,
  });
}

async function queued(): Promise<InboundMessage[]> {
  return (await queues.engine().messages(queue.name)).map(({ body }) => parseInboundMessage(body));
}

describe('createSqsMessageQueue', () => {
  it('queues a message whole, under the hashed sender and its own id', async () => {
    await adapter().enqueue([message(1)]);

    const { Messages: received } = await queues
      .engine()
      .client.send(
        new ReceiveMessageCommand({ QueueUrl: queue.url, MessageSystemAttributeNames: ['All'] }),
      );
    expect(received).toHaveLength(1);
    expect(parseInboundMessage(received?.[0]?.Body ?? '')).toEqual(message(1));
    expect(received?.[0]?.Attributes).toMatchObject({
      MessageGroupId: groupIdOf(businessNumberId, { phone: '+6281234567890' }),
      MessageDeduplicationId: 'wamid.1',
    });
  });

  it('queues more than a batch, in order', async () => {
    const messages = Array.from({ length: 21 }, (_, n) => message(n));

    await adapter().enqueue(messages);

    expect(await queued()).toEqual(messages);
  });

  it('queues a message once that is delivered twice, in one call or in two', async () => {
    await adapter().enqueue([message(1), message(1), message(2)]);
    await adapter().enqueue([message(2), message(3)]);

    expect(await queued()).toEqual([message(1), message(2), message(3)]);
  });

  it('queues nothing and is content when there is nothing', async () => {
    await adapter().enqueue([]);

    expect(await queued()).toEqual([]);
  });

  it('throws when the queue is not there', async () => {
    const missing = createSqsMessageQueue({
      client: queues.engine().client,
      queueUrl: queue.url.replace('.fifo', '-missing.fifo'),
      businessNumberId,
    });

    await expect(missing.enqueue([message(1)])).rejects.toMatchObject({
      code: 'queue.unavailable',
      retryable: true,
      message: 'none of 1 messages queued',
    });
  });

  it('throws when one message of several was not taken', async () => {
    const client = new SQSClient({
      endpoint: queues.engine().endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
    // The engine refuses no single entry; this stands between it and the adapter.
    client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        Object.assign(answer.output, {
          Successful: [{ Id: '0' }],
          Failed: [{ Id: '1', Code: 'InternalError', SenderFault: false }],
        });
        return answer;
      },
      { step: 'initialize' },
    );
    const half = createSqsMessageQueue({ client, queueUrl: queue.url, businessNumberId });

    await expect(half.enqueue([message(1), message(2)])).rejects.toMatchObject({
      code: 'queue.unavailable',
      message: '1 of 2 messages queued (InternalError)',
    });
    client.destroy();
  });
});

describe('groupIdOf', () => {
  it('is one for a client, whatever name they go by, and shows nothing of them', () => {
    const group = groupIdOf(businessNumberId, { phone: '+6281234567890', userId: 'ID.1349' });

    expect(groupIdOf(businessNumberId, { userId: 'ID.1349', name: 'Budi' })).toBe(group);
    expect(group).toMatch(/^[0-9a-f]{64}$/);
  });

  it('differs between clients and between the numbers that they wrote to', () => {
    const group = groupIdOf(businessNumberId, { phone: '+6281234567890' });

    expect(groupIdOf(businessNumberId, { phone: '+6281234567891' })).not.toBe(group);
    expect(groupIdOf('106500000000002', { phone: '+6281234567890' })).not.toBe(group);
  });
});

describe('deduplicationIdOf', () => {
  it('is the id of the message up to 128 characters, and a hash of a longer one', () => {
    expect(deduplicationIdOf('w'.repeat(128))).toBe('w'.repeat(128));
    expect(deduplicationIdOf('w'.repeat(129))).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is a hash of an id that holds what SQS does not take', () => {
    expect(deduplicationIdOf('wamid 1')).toMatch(/^[0-9a-f]{64}$/);
    expect(deduplicationIdOf('wamid.HBgN+/==')).toBe('wamid.HBgN+/==');
  });
});
