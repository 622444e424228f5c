import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createApology, type FailedMessage } from '#functions/apology/apology.ts';
import { eventInstant } from '#infra/local/event-instant.ts';
import { recordingLog } from '#tests/lambda/recording-log.ts';
import { recordingMetrics } from '#tests/lambda/recording-metrics.ts';
import { createWorld } from '#tests/use-cases/conversation-world.ts';

function jsonOf(name: string) {
  return JSON.parse(readFileSync(`events/${name}.json`, 'utf8'));
}

async function functionAt(name: string) {
  const event = jsonOf(name);
  const world = await createWorld({ now: eventInstant(event) });
  const { id, sender, sentAt } = JSON.parse(event.Records[0].body);
  world.graph.noteInbound(id, sender, sentAt);
  const log = recordingLog();
  const { metrics, counted } = recordingMetrics();
  const aside: FailedMessage[] = [];
  const layAside = async (failed: FailedMessage) => {
    aside.push(failed);
  };
  const apology = createApology({ apologise: world.apologise, layAside, log, metrics });
  return { event, world, log, counted, aside, apology };
}

describe('events', () => {
  test('failed: the client is told, and the message laid aside as it was', async () => {
    const { event, world, counted, aside, apology } = await functionAt('apology.failed');
    await apology(event);
    await apology(event);
    expect(world.graph.accepted).toHaveLength(1);
    expect(await world.entities('inbound')).toMatchObject([{ decision: 'apologised' }]);
    const { body, attributes } = event.Records[0];
    const laid = {
      body,
      groupId: attributes.MessageGroupId,
      deduplicationId: attributes.MessageDeduplicationId,
    };
    expect(aside).toEqual([laid, laid]);
    expect(counted).toEqual([
      'MessagesLaidAside outcome=apologised',
      'MessagesLaidAside outcome=decided',
    ]);
  });
});

test('what is no message is laid aside, with nothing of it in the log', async () => {
  const { event, log, counted, aside, apology } = await functionAt('apology.failed');
  event.Records[0].body = '{"text":"rahasia 081234567890"}';
  await apology(event);
  expect(aside).toHaveLength(1);
  expect(counted).toEqual(['MessagesLaidAside outcome=no-message']);
  expect(JSON.stringify(log.lines)).not.toContain('rahasia');
});

test('a message whose apology cannot be committed stays where it is', async () => {
  const { event, log, aside } = await functionAt('apology.failed');
  const fault = new Error('no database');
  const apology = createApology({
    apologise: () => Promise.reject(fault),
    layAside: async (failed) => {
      aside.push(failed);
    },
    log,
    metrics: recordingMetrics().metrics,
  });
  await expect(apology(event)).rejects.toBe(fault);
  expect(aside).toEqual([]);
});
