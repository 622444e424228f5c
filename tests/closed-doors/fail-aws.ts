import type { AwsCall } from '#infra/local/engines/call-recorder.ts';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import { type AwsRefusal, awsRefusals, noneQueued } from './aws-refusals.ts';
import { bagus, chandra, dwita, renata } from './played-people.ts';
import { lookAtDeadLetters, poisonMessage } from './poison-message.ts';
import type { WholeStack } from './whole-stack.ts';

const all: readonly AwsRefusal[] = [
  ...(['throttled', 'invalid', 'forbidden', 'broken'] as const),
  ...(['unreadable', 'unreadableAnswer', 'cancelled'] as const),
];

/** Long enough for a function to fetch its secrets anew. */
const secretsAgeMs = 6 * 60_000;

/** AWS itself fails: queue and secrets before a message is taken, the table under every function. */
export async function failAws(whole: WholeStack): Promise<void> {
  await failTheEdge(whole);
  await poisonMessage(whole);
  await failTheConversation(whole);
  await lookAtDeadLetters(whole);
  await failTimers(whole);
  await failTheStream(whole);
  await failStatuses(whole);
}

async function failTheEdge(whole: WholeStack): Promise<void> {
  const { whileAws, say, clock } = whole;
  for (const answer of [...all.map((kind) => awsRefusals[kind]), noneQueued]) {
    const queue = (call: AwsCall) => (isOf(call, 'ingest', 'AmazonSQS') ? answer(call) : undefined);
    await whileAws(queue, async () => void (await say(renata, 'jadwalku zebra apa aja?')));
  }
  for (const kind of all) {
    clock.advance(secretsAgeMs);
    const secrets = (call: AwsCall) =>
      call.target.startsWith('secretsmanager') ? awsRefusals[kind](call) : undefined;
    await whileAws(secrets, async () => void (await say(renata, 'jadwalku okapi apa aja?')));
  }
}

/** Two for each client: what fails comes again after 20 s. */
const failures: readonly (readonly [operation: string, kind: AwsRefusal])[] = [
  ...(['throttled', 'forbidden', 'unreadable', 'unreadableAnswer'] as const).map(
    (kind) => ['BatchGetItem', kind] as const,
  ),
  ...(['cancelled', 'invalid', 'broken', 'unreadable'] as const).map(
    (kind) => ['TransactWriteItems', kind] as const,
  ),
];

/**
 * The first read of a message, or the write that commits it, fails once. Four clients at once: what a client sends
 * waits behind what failed.
 */
async function failTheConversation({ whileAws, deliver, stack, clock }: WholeStack): Promise<void> {
  const clients = [renata, bagus, chandra, dwita];
  const plans = failures.map(([operation, kind]) => ({
    ...{ operation, kind, id: `wamid.HBgN${operation}${kind}==` },
  }));
  const failed = new Map<string, number>();
  const answer = (call: AwsCall) => {
    if (!isOf(call, 'conversation', 'DynamoDB')) return undefined;
    const text = JSON.stringify(call.input);
    const plan = plans.find(
      ({ id, operation }) => text.includes(id) && call.target.endsWith(operation),
    );
    // As often as the SDK asks in one go.
    const before = failed.get(plan?.id ?? '') ?? 0;
    if (plan === undefined || before >= attemptsOf(plan.kind)) return undefined;
    failed.set(plan.id, before + 1);
    return awsRefusals[plan.kind](call);
  };
  await whileAws(answer, async () => {
    const words = { kind: 'text', text: 'jadwalku apa aja zebra?' } as const;
    for (const [index, { id }] of plans.entries()) {
      const client = clients[index % clients.length] ?? renata;
      await deliver(clientWebhook(client, words, id, clock.now()));
    }
    await stack.settled({ timeoutMs: settleMs });
    const unmet = plans.filter(({ id }) => !failed.has(id));
    if (unmet.length > 0) throw new Error(`not met: ${unmet.map(({ id }) => id).join(', ')}`);
  });
}

/** Two messages of a client, one after the other, each hidden for 20 s once, beside one that is hidden twice. */
const settleMs = 240_000;

function attemptsOf(kind: AwsRefusal): number {
  return kind === 'throttled' || kind === 'broken' || kind === 'unreadable' ? 3 : 1;
}

async function failTimers({ whileAws, stack }: WholeStack): Promise<void> {
  const timed = ['housekeeping', 'calendar-catch-up', 'calendar-pull'];
  for (const kind of all) {
    const answer = (call: AwsCall) =>
      timed.some((name) => isOf(call, name, 'DynamoDB')) ? awsRefusals[kind](call) : undefined;
    await whileAws(answer, () => stack.advanceClock(2 * 60_000));
  }
}

/** A booking whose way to Google is given up by the stream; the timer finds it. */
async function failTheStream({ whileAws, say, stack }: WholeStack): Promise<void> {
  const kinds = all.values();
  const answer = (call: AwsCall) =>
    call.functionName === 'calendar-sync'
      ? awsRefusals[kinds.next().value ?? 'invalid'](call)
      : undefined;
  await whileAws(answer, async () => void (await say(dwita, 'Booking senin depan jam 5 sore')));
  await stack.advanceClock(2 * 60_000);
}

/** Word of a message comes while the table fails: once in doubt, and again 15 s later. */
async function failStatuses({ whileAws, say, post, outside, clock, said }: WholeStack) {
  await say(bagus, 'jadwalku apa aja?');
  const last = outside.whatsapp?.double.accepted.at(-1);
  const status = {
    ...{ id: last?.id, status: 'failed', biz_opaque_callback_data: last?.callbackId },
    ...{ recipient_id: bagus.phone.slice(1), timestamp: String(Math.floor(clock.now() / 1_000)) },
    errors: [{ code: 131026, title: bagus.name }],
  };
  const before = said('"service":"delivery"');
  const answer = (call: AwsCall) =>
    call.functionName === 'delivery' && said('"service":"delivery"') === before
      ? awsRefusals.invalid(call)
      : undefined;
  const change = { field: 'messages', value: { statuses: [status] } };
  await whileAws(
    answer,
    async () =>
      void (await post({
        object: 'whatsapp_business_account',
        entry: [{ changes: [change] }],
      })),
  );
}

function isOf({ functionName, target }: AwsCall, name: string, service: string): boolean {
  return functionName === name && target.startsWith(service);
}
