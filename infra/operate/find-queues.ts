import { ListQueuesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

const pagesMax = 20;

export const deadLetterQueues = ['messages', 'statuses', 'calendar'] as const;
export type DeadLetterQueue = (typeof deadLetterQueues)[number];

/** Where dead letters lie and where they came from, by the names that the stack's resources give their queues. */
const places: Readonly<
  Record<DeadLetterQueue, { readonly dead: string; readonly source?: string }>
> = {
  messages: { dead: 'MessageQueueDeadLetters', source: 'MessageQueueMessages' },
  statuses: { dead: 'StatusQueueDeadLetters', source: 'StatusQueueStatuses' },
  // It holds places in a stream, which cannot be gone back to.
  calendar: { dead: 'CalendarSyncFailures' },
};

export interface QueuePair {
  readonly dead: string;
  readonly source?: string;
}

/**
 * The URLs of a queue of dead letters and of its source.
 * @throws Error where there is none, or more than one.
 */
export function queuePair(urls: readonly string[], queue: DeadLetterQueue): QueuePair {
  const { dead, source } = places[queue];
  const found = { dead: theOne(urls, dead) };
  return source === undefined ? found : { ...found, source: theOne(urls, source) };
}

function theOne(urls: readonly string[], part: string): string {
  const found = urls.filter((url) => new RegExp(`(^|-)${part}[0-9A-F]{8}`).test(nameOf(url)));
  const [url] = found;
  if (url === undefined) throw new Error(`there is no queue ${part}…: is the stage deployed here?`);
  if (found.length > 1) throw new Error(`several queues: ${found.map(nameOf).join(', ')}`);
  return url;
}

function nameOf(url: string): string {
  return url.split('/').at(-1) ?? '';
}

/** The queues of a deployed stage. */
export async function queuesOfStage(client: SQSClient, stage: string): Promise<string[]> {
  const urls: string[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < pagesMax; page += 1) {
    const answer = await client.send(
      new ListQueuesCommand({
        QueueNamePrefix: `CoreSync-${stage}-`,
        MaxResults: 1_000,
        NextToken: nextToken,
      }),
    );
    urls.push(...(answer.QueueUrls ?? []));
    nextToken = answer.NextToken;
    if (nextToken === undefined) break;
  }
  return urls;
}

const localQueuesSchema = z.object({
  endpoint: z.url(),
  queues: z.array(z.object({ url: z.url() })),
});

/**
 * The queues of the stack that runs on this machine.
 * @throws Error where none runs at that address.
 */
export async function queuesOnThisMachine(
  baseUrl: string,
): Promise<{ readonly endpoint: string; readonly urls: readonly string[] }> {
  const answer = await fetch(`${baseUrl}/local/queues`).catch(() => undefined);
  if (!answer?.ok) throw new Error(`nothing runs at ${baseUrl}: npm start, or name a --stage`);
  const { endpoint, queues } = localQueuesSchema.parse(await answer.json());
  return { endpoint, urls: queues.map(({ url }) => url) };
}
