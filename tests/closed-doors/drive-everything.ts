import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { clientMark } from '#adapters/identity/client-mark.ts';
import { deepseekFaults } from '#infra/local/doubles/deepseek-script.ts';
import type { GoogleFault } from '#infra/local/doubles/google-faults.ts';
import type { GraphFault } from '#infra/local/doubles/graph-faults.ts';
import { localRegion } from '#infra/local/intrinsics.ts';
import { localCredentials } from '#infra/local/local-credentials.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import { eraseClients } from './erase-clients.ts';
import { failAws } from './fail-aws.ts';
import { hearOfDeliveries } from './hear-of-deliveries.ts';
import { bagus, chandra, renata } from './played-people.ts';
import { steerTheCalendar } from './steer-the-calendar.ts';
import type { WholeStack } from './whole-stack.ts';

/** Everything that the stack can be brought to do from outside: each flow, and each fault of what it depends on. */
export async function driveEverything(whole: WholeStack): Promise<void> {
  await knockAtTheEdge(whole);
  await bookMoveAndCancel(whole);
  await failOutsideServices(whole);
  await sendWhatIsNoText(whole);
  await hearOfSentMessages(whole);
  await failForGood(whole);
  await failAws(whole);
  await hearOfDeliveries(whole);
  await letTimePass(whole);
  await eraseClients(whole);
  await steerTheCalendar(whole);
}

async function knockAtTheEdge({ stack, post }: WholeStack): Promise<void> {
  const challenge = (token: string) =>
    fetch(
      `${stack.url}/whatsapp/webhook?hub.mode=subscribe&hub.verify_token=${token}&hub.challenge=1158`,
    );
  await challenge(localValues.verifyToken);
  await challenge('zebra-guess-token');
  const booking = { kind: 'text', text: 'Booking besok jam 11 pagi ya zebra' } as const;
  const unsigned = clientWebhook(renata, booking, 'wamid.unsigned==', 0);
  await post(unsigned, { 'x-hub-signature-256': 'sha256=00' });
  await post('{"object":"page","zebra":"Renata"}');
  await post('{"object":"whatsapp_business_account","entry":[{"zebra":');
  await fetch(`${stack.url}/whatsapp/webhook/zebra`, { method: 'PUT', body: 'Renata' });
}

async function bookMoveAndCancel(whole: WholeStack): Promise<void> {
  const { say, tap, act, clock, post, redeliver } = whole;
  await say(renata, 'Booking besok jam 10 pagi zebra');
  const again = { kind: 'text', text: 'Booking besok jam 2 siang' } as const;
  const webhook = clientWebhook(renata, again, 'wamid.HBgNtwice==', clock.now());
  await post(webhook);
  await post(webhook);
  await redeliver();
  await say(bagus, 'Booking besok jam 10 pagi');
  await tap(bagus, 1);
  await say(renata, 'jadwalku apa aja?');
  await say(renata, 'pindahin yang jam 10 ke jam 10.15');
  await say(renata, 'batalin yang jam 2 siang');
  await say(renata, 'eh ga jadi batal');
  await say(
    chandra,
    'my number is +6281388877703, mail chandra@quirina.example: book tomorrow 4pm',
  );
  await say(chandra, 'cancel all my bookings');
  await say(chandra, 'berapa harganya kak?');
  await say(chandra, 'bisa ngomong sama orang aja?');
  await act(chandra, { kind: 'audio' });
}

/** One that hangs is enough: it costs a timeout each. */
const graphFaults: readonly GraphFault[] = [
  ...(['reset', 'reset-after-accept', 'server-error', 'html-502', 'empty-500'] as const),
  ...(['empty-body-after-accept', 'hang-after-accept'] as const),
  ...[{ code: 190, status: 401 }, { code: 131047 }, { code: 131056 }, { code: 131026 }],
  // Answers that say whom it was for and what it was, as WhatsApp's do.
  ...[100, 190, 131000, 131021, 131026].map((code) => ({ code, quoting: true })),
];

const googleFaults: readonly GoogleFault[] = [
  ...(['rate-limited', 'quota-exceeded', 'too-many-requests', 'server-error'] as const),
  ...(['html-502', 'bad-request', 'bad-request-quoting', 'reset', 'reset-after-write'] as const),
];

async function failOutsideServices(whole: WholeStack): Promise<void> {
  const { say, outside, clock } = whole;
  for (const fault of graphFaults) {
    outside.whatsapp?.double.fail(fault);
    await say(renata, 'jadwalku apa aja?');
    clock.advance(60_000);
  }
  outside.whatsapp?.double.failRead('server-error', 'reset');
  for (const fault of deepseekFaults.filter((name) => !/hang|forever/.test(name))) {
    outside.deepseek?.double.script(fault);
    await say(bagus, 'zebra quagga okapi wombat, gimana menurut kakak?');
    clock.advance(60_000);
  }
  for (const [index, fault] of googleFaults.entries()) {
    outside.google?.double.fail(fault);
    await say(chandra, `Booking senin depan jam ${8 + (index % 4)} pagi`);
    await say(chandra, 'batalin semua');
  }
  outside.google?.double.revokeTokens();
  outside.google?.double.fail('bad-request-quoting', 'token', 3);
  await say(chandra, 'Booking selasa depan jam 9 pagi');
}

async function sendWhatIsNoText(whole: WholeStack): Promise<void> {
  const { act, post } = whole;
  const messages: readonly Readonly<Record<string, unknown>>[] = [
    { type: 'reaction', reaction: { message_id: 'wamid.x', emoji: '👍' } },
    { type: 'system', system: { type: 'user_changed_number', body: 'Renata zebra', wa_id: '628' } },
    { type: 'edit', edit: { original_message_id: 'wamid.x', message: { text: 'zebra' } } },
    { type: 'order', order: { zebra: 'okapi' } },
    { type: 'unsupported', errors: [{ code: 131051 }], unsupported: { type: 'poll' } },
    { type: 'interactive', interactive: { type: 'nfm_reply', nfm_reply: { body: 'zebra' } } },
    { type: 'zebra-okapi', text: { body: 'Renata' } },
    { type: 'text', text: { zebra: 'okapi' } },
    { type: 'button', button: { text: 'jadwalku zebra?' }, timestamp: '1700000000' },
  ];
  for (const message of messages) await act(renata, { kind: 'raw', message });
  const value = (fields: object) => ({
    object: 'whatsapp_business_account',
    entry: [{ changes: [{ field: 'messages', value: fields }] }],
  });
  await post(value({ errors: [{ code: 130429, message: 'zebra' }] }));
  await post({
    object: 'whatsapp_business_account',
    entry: [{ changes: [{ field: 'user_id_update', value: { zebra: renata.userId } }] }],
  });
}

/** A message in doubt, refused the second time, held for its client, and then told to have arrived all the same. */
async function hearOfSentMessages(whole: WholeStack): Promise<void> {
  const { say, post, stack, outside, clock } = whole;
  const double = outside.whatsapp?.double;
  double?.fail('reset-after-accept', { code: 131047 });
  await say(bagus, 'jadwalku apa aja?');
  const doubtful = double?.accepted.at(-1);
  await stack.advanceClock(2 * 60_000);
  const status = {
    id: doubtful?.id,
    status: 'delivered',
    timestamp: String(Math.floor(clock.now() / 1_000)),
    biz_opaque_callback_data: doubtful?.callbackId,
  };
  await post({
    object: 'whatsapp_business_account',
    entry: [{ changes: [{ field: 'messages', value: { statuses: [status] } }] }],
  });
  await stack.settled();
  // One is held until its client writes again, the other until it is given up.
  for (const client of [bagus, renata]) {
    double?.fail({ code: 131047 });
    await say(client, 'jadwalku apa aja?');
  }
  await say(bagus, 'halo');
}

/** What the conversation would have failed at three times. */
async function failForGood({ stack, clock }: WholeStack): Promise<void> {
  const { endpoint, queues } = stack.queues;
  const client = new SQSClient({ endpoint, region: localRegion, credentials: localCredentials });
  const body = {
    id: 'wamid.HBgNpoison==',
    sender: { phone: chandra.phone, name: chandra.name },
    sentAt: clock.now(),
    content: { kind: 'text', text: 'zebra okapi' },
    mark: clientMark(localValues.appSecret, chandra),
  };
  await client.send(
    new SendMessageCommand({
      QueueUrl: queues.find(({ name }) => name.startsWith('MessageQueueFailed'))?.url,
      MessageBody: JSON.stringify(body),
      MessageGroupId: 'chandra',
      MessageDeduplicationId: body.id,
    }),
  );
  await stack.settled();
  client.destroy();
}

/** What a timer does falls due here. */
async function letTimePass({ stack, putItem }: WholeStack): Promise<void> {
  await putItem({
    PK: 'studio#OUTBOUND#unreadable',
    SK: 'OUTBOUND',
    pendingKey: 'studio#PENDING#MESSAGES',
    pendingSince: '2026-12-01T00:00:00Z',
    nonsense: 'okapi',
  });
  for (const minutes of [1, 1, 10, 24 * 60, 8 * 24 * 60])
    await stack.advanceClock(minutes * 60_000);
}
