import { randomUUID } from 'node:crypto';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { signatureOf } from '#adapters/whatsapp/signature.ts';
import { instantFromIso } from '#domain/time/instant.ts';
import { type Assembly, synthesise } from '#infra/local/assembly.ts';
import type { AwsCall } from '#infra/local/engines/call-recorder.ts';
import { localRegion } from '#infra/local/intrinsics.ts';
import { createLocalClock, type LocalClock } from '#infra/local/local-clock.ts';
import { type LocalStack, startLocalStack } from '#infra/local/local-stack.ts';
import {
  localValues,
  type OutsideServices,
  startOutsideServices,
} from '#infra/local/outside-services.ts';
import { type ClientAct, clientWebhook, type PlayedClient } from '#infra/replay/client-webhook.ts';

/** The whole local stack, with everything that its functions call and print written down. */
export interface WholeStack {
  readonly assembly: Assembly;
  readonly stack: LocalStack;
  readonly outside: OutsideServices;
  readonly clock: LocalClock;
  readonly calls: readonly AwsCall[];
  /** Every line that anything printed. */
  readonly output: readonly string[];
  /** Every body that was posted to the webhook. */
  readonly posted: readonly string[];
  /** What a client does; resolves with the message's id when all that follows is done. */
  act(client: PlayedClient, act: ClientAct): Promise<string>;
  say(client: PlayedClient, text: string): Promise<string>;
  tap(client: PlayedClient, titleOrNumber: string | number): Promise<string>;
  /** Posts a webhook as Meta does; the status, at once. */
  deliver(webhook: unknown, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** The same, when all that follows is done. */
  post(webhook: unknown, headers?: Readonly<Record<string, string>>): Promise<number>;
  /** Has the last message taken from the queue once more, as SQS may after minutes. */
  redeliver(): Promise<void>;
  /**
   * Runs `work` while `answer` may answer each call of a function to AWS in the engine's place; undefined: the engine
   * answers.
   */
  whileAws(
    answer: (call: AwsCall) => Response | undefined,
    work: () => Promise<void>,
  ): Promise<void>;
  /** Writes down what something else printed: a command on this stack. */
  note(text: string): void;
  /** How many lines so far hold that text. */
  said(text: string): number;
  /** Puts an item into the table behind everybody's back. */
  putItem(item: Readonly<Record<string, unknown>>): Promise<void>;
  stop(): Promise<void>;
}

const start = instantFromIso('2026-12-02T09:00:00+07:00');
/** A message that fails three times is hidden for a minute in all, and the machine may be busy. */
const settleMs = 120_000;

/** The caller of what the test does itself. */
const besides = 'besides';

const credentials = { accessKeyId: besides, secretAccessKey: besides };

const tableSchema = z.object({ TableName: z.string() });

const batchSchema = z.object({
  QueueUrl: z.string(),
  Entries: z.array(z.object({ MessageBody: z.string(), MessageGroupId: z.string() })),
});

export async function startWholeStack(): Promise<WholeStack> {
  const clock = createLocalClock({ start, frozen: true });
  const assembly = await synthesise({ studioFile: 'tests/closed-doors/studio.json' });
  const outside = await startOutsideServices({ clock, zone: 'Asia/Jakarta', askModel: true });
  const calls: AwsCall[] = [];
  const output: string[] = [];
  const posted: string[] = [];
  let answer: (call: AwsCall) => Response | undefined = () => undefined;
  const stack = await startLocalStack({
    assembly,
    clock,
    outside,
    recordCall: (call) => {
      if (call.functionName === besides) return undefined;
      calls.push(call);
      return answer(call);
    },
    onOutput: (_name, line) => output.push(line),
    log: ({ text }) => output.push(text),
  });
  let count = 0;

  async function deliver(webhook: unknown, headers: Readonly<Record<string, string>> = {}) {
    const body = typeof webhook === 'string' ? webhook : JSON.stringify(webhook);
    posted.push(body);
    const response = await fetch(`${stack.url}/whatsapp/webhook`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-hub-signature-256': signatureOf(localValues.appSecret, Buffer.from(body)),
        ...headers,
      },
      body,
    });
    await response.text();
    return response.status;
  }

  async function post(webhook: unknown, headers?: Readonly<Record<string, string>>) {
    const status = await deliver(webhook, headers);
    await stack.settled({ timeoutMs: settleMs });
    return status;
  }

  async function act(client: PlayedClient, what: ClientAct) {
    count += 1;
    clock.advance(20_000);
    const id = `wamid.HBgNclosed${count}==`;
    await post(clientWebhook(client, what, id, clock.now()));
    return id;
  }

  return {
    ...{ assembly, stack, outside, clock, calls, output, posted, act, deliver, post },
    note: (text) => void output.push(text),
    say: (client, text) => act(client, { kind: 'text', text }),
    tap(client, titleOrNumber) {
      const found = outside.whatsapp?.double.choiceFor(client, titleOrNumber);
      if (found === undefined) throw new Error(`nothing to tap is called "${titleOrNumber}"`);
      return act(client, { kind: 'tap', choice: found.choice });
    },
    async redeliver() {
      const sent = calls.findLast(({ target }) => target === 'AmazonSQS.SendMessageBatch');
      const { QueueUrl, Entries } = batchSchema.parse(sent?.input);
      const endpoint = sent?.engineUrl ?? '';
      const client = new SQSClient({ endpoint, region: localRegion, credentials });
      for (const entry of Entries) {
        const command = { ...entry, QueueUrl, MessageDeduplicationId: randomUUID() };
        await client.send(new SendMessageCommand(command));
      }
      client.destroy();
      await stack.settled({ timeoutMs: settleMs });
    },
    async whileAws(answering, work) {
      answer = answering;
      try {
        await work();
      } finally {
        answer = () => undefined;
      }
    },
    said: (text) => output.filter((line) => line.includes(text)).length,
    async putItem(item) {
      const query = calls.find(({ target }) => target === 'DynamoDB_20120810.Query');
      const { TableName } = tableSchema.parse(query?.input);
      const endpoint = query?.engineUrl ?? '';
      const client = new DynamoDBClient({ endpoint, region: localRegion, credentials });
      await DynamoDBDocumentClient.from(client).send(new PutCommand({ TableName, Item: item }));
      client.destroy();
    },
    async stop() {
      await stack.stop();
      await outside.stop();
    },
  };
}
