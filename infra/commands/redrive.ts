import { parseArgs } from 'node:util';
import { SQSClient } from '@aws-sdk/client-sqs';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import { letterLine, letterText } from '#infra/operate/dead-letter-text.ts';
import {
  type DeadLetter,
  receiveLetters,
  release,
  removeLetter,
  returnLetter,
} from '#infra/operate/dead-letters.ts';
import {
  type DeadLetterQueue,
  deadLetterQueues,
  type QueuePair,
  queuePair,
  queuesOfStage,
  queuesOnThisMachine,
} from '#infra/operate/find-queues.ts';
import { runCommand, UsageError } from './fail.ts';

const help = `npm run redrive -- list|show|return [options]: what failed for good, and back with it

  list             one line a dead letter: its id, when it was sent, its kind; no text, name or number of anybody
  show [ID …]      the same with the size of the body, of all or of those named; the body with --show-content only
  return [ID …]    sends those named back to where they came from, and takes them away; --all: every one

  --queue NAME     messages (default), statuses or calendar
  --stage STAGE    of that deployed stage, with the AWS CLI's credentials and region; default: this machine's npm start
  --url URL        where npm start answers (default http://127.0.0.1:8000)
  --show-content   with show, bodies too: texts, names and phone numbers of clients; not for a screen that others see
  --help           this

Of a client's messages the first are at the front; those behind are seen when these are gone.
Returning is safe to repeat: what was decided, or apologised for, is not acted on again. What is more than ten minutes
old changes nothing; its client is asked. Letters of the calendar name places in a stream: the bookings are found by
their own mark, by a timer, so that returning takes the letter away and nothing more.

Exit code 1 where something fails or a letter that was named is not there, 2 when the call is wrong.`;

const roundsMax = 100;
const localUrl = 'http://127.0.0.1:8000';

await runCommand(async () => {
  const options = readOptions();
  if (options.help) return console.log(help);
  const { client, urls } = await connect(options);
  try {
    const pair = queuePair(urls, options.queue);
    // Of one client's letters the first come first: the next are seen when those are gone.
    for (let round = 1; round <= roundsMax; round += 1) {
      const letters = await receiveLetters(client, pair.dead);
      const left = await act(client, pair, letters, options, round === 1);
      await release(client, pair.dead, left);
      if (options.action !== 'return' || left.length === letters.length) break;
    }
  } finally {
    client.destroy();
  }
});

type Options = ReturnType<typeof readOptions>;

/** The letters that stay. */
async function act(
  client: SQSClient,
  pair: QueuePair,
  letters: readonly DeadLetter[],
  { action, ids, showContent }: Options,
  isFirst: boolean,
): Promise<readonly DeadLetter[]> {
  const unknown = ids.filter((id) => !letters.some(({ messageId }) => messageId === id));
  if (isFirst && unknown.length > 0) {
    console.error(`not there: ${unknown.join(', ')}`);
    process.exitCode = 1;
  }
  const chosen =
    ids.length === 0 ? letters : letters.filter(({ messageId }) => ids.includes(messageId));
  if (action !== 'return') {
    for (const letter of chosen)
      console.log(action === 'list' ? letterLine(letter) : letterText(letter, showContent));
    console.log(
      `${letters.length} dead ${letters.length === 1 ? 'letter' : 'letters'} at the front`,
    );
    return letters;
  }
  if (isFirst && chosen.length === 0) console.log('nothing to return');
  for (const letter of chosen) {
    if (pair.source === undefined) await removeLetter(client, letter, pair.dead);
    else await returnLetter(client, letter, pair.dead, pair.source);
    console.log(`returned ${letterLine(letter)}`);
  }
  return letters.filter((letter) => !chosen.includes(letter));
}

async function connect({ stage, url }: Options) {
  if (stage !== undefined) {
    const client = new SQSClient({});
    return { client, urls: await queuesOfStage(client, stage) };
  }
  const { endpoint, urls } = await queuesOnThisMachine(url);
  const client = new SQSClient({ endpoint, region: localRegion, credentials: localCredentials });
  return { client, urls };
}

function readOptions() {
  const { values, positionals } = parsed();
  const [action = '', ...ids] = positionals;
  if (!values.help && !isAction(action)) throw new UsageError(help);
  // Before anything is received: what is received is hidden from the next look for a while.
  if (!values.help && action === 'return' && ids.length === 0 && !values.all)
    throw new UsageError('name the letters to return, or say --all');
  if (!isQueue(values.queue)) throw new UsageError(`--queue is ${deadLetterQueues.join(', ')}`);
  return {
    ...{ action, ids, queue: values.queue, url: values.url },
    ...{ stage: values.stage, showContent: values['show-content'], help: values.help },
  };
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        queue: { type: 'string', default: 'messages' },
        stage: { type: 'string' },
        url: { type: 'string', default: localUrl },
        all: { type: 'boolean', default: false },
        'show-content': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function isAction(text: string): boolean {
  return text === 'list' || text === 'show' || text === 'return';
}

function isQueue(text: string): text is DeadLetterQueue {
  return deadLetterQueues.some((queue) => queue === text);
}
