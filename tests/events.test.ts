import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { inboundMessageSchema } from '#adapters/sqs/inbound-message-schema.ts';
import { deduplicationIdOf, groupIdOf } from '#adapters/sqs/sqs-message-queue.ts';
import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { eventInstant } from '#infra/local/event-instant.ts';
import { localValues } from '#infra/local/outside-services.ts';

const all = readdirSync('events').toSorted();
const names = all.filter((file) => !file.endsWith('.given.json'));
const functions = readdirSync('functions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

function jsonOf(file: string): unknown {
  return JSON.parse(readFileSync(`events/${file}`, 'utf8'));
}

/** The tests of a function, as text. */
function testsOf(name: string): string {
  const folder = `tests/functions/${name}`;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
    .join('\n');
}

test('every function has an event', () => {
  const having = new Set(names.map((file) => file.split('.')[0]));
  expect([...having].toSorted()).toEqual(functions.toSorted());
});

describe.each(names)('%s', (file) => {
  const [name = '', kind = '', ...rest] = file.split('.');

  test('is called <function>.<case>.json, and says when it happened', () => {
    expect(functions).toContain(name);
    expect(rest).toEqual(['json']);
    expect(eventInstant(jsonOf(file))).toBeGreaterThan(Date.UTC(2026, 11, 1));
  });

  test('is read by a test of its function', () => {
    const tests = testsOf(name);
    const spellings = [`('${kind}')`, `('${name}.${kind}')`];
    expect(spellings.filter((spelling) => tests.includes(spelling))).not.toEqual([]);
  });
});

test('what is given is given for an event, and has keys', () => {
  const items = z.object({ items: z.array(z.looseObject({ PK: z.string(), SK: z.string() })) });
  for (const file of all.filter((one) => one.endsWith('.given.json'))) {
    expect(all).toContain(file.replace('.given.json', '.json'));
    expect(items.safeParse(jsonOf(file)).error).toBeUndefined();
  }
});

const posted = z.object({
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});

describe('what WhatsApp posts', () => {
  const posts = names.filter(
    (file) => file.startsWith('ingest.') && file !== 'ingest.challenge.json',
  );

  test.each(posts)('%s is signed with the local secret, over its very bytes', (file) => {
    const { headers, body, isBase64Encoded } = posted.parse(jsonOf(file));
    const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
    expect(headers['x-hub-signature-256']).toBe(signatureOf(localValues.appSecret, bytes));
    expect(headers['content-length']).toBe(String(bytes.length));
  });
});

const queued = z.object({
  Records: z.tuple([
    z.object({
      body: z.string(),
      attributes: z.object({ MessageGroupId: z.string(), MessageDeduplicationId: z.string() }),
    }),
  ]),
});

describe('what lies in the queue', () => {
  test.each(names.filter((file) => file.startsWith('conversation.')))(
    '%s is one message, of its client and with its id',
    (file) => {
      const { body, attributes } = queued.parse(jsonOf(file)).Records[0];
      const message = inboundMessageSchema.parse(JSON.parse(body));
      expect(attributes).toEqual({
        MessageGroupId: groupIdOf(localValues.phoneNumberId, message.sender),
        MessageDeduplicationId: deduplicationIdOf(message.id),
      });
    },
  );
});
