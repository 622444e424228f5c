import type { OutsideServices } from '#infra/local/outside-services.ts';
import type { Checks } from '#infra/smoke/checks.ts';
import { smokeWebhook } from '#infra/smoke/webhook-smoke.ts';
import { type CdkCommands, type Deployment, rehearsalStage } from './cdk-commands.ts';
import { bookedStarts, calendarStarts, fillInSecrets, webhookUrlOf } from './deployed.ts';
import type { Emulator } from './emulator.ts';
import { runOperateCommand } from './operate-command.ts';
import { limitsOf } from './rehearsal-limits.ts';
import { dayAhead, writeStudio, rehearsalZone as zone } from './rehearsal-studio.ts';
import { rehearseRestore } from './rehearse-restore.ts';
import { rehearseRollback } from './rehearse-rollback.ts';
import { createRemoteClient, type RemoteClient } from './remote-client.ts';
import { until } from './until.ts';

export interface Rehearsal {
  readonly emulator: Emulator;
  readonly cdk: CdkCommands;
  readonly outside: OutsideServices;
  readonly now: () => number;
  /** For files that are forgotten afterwards. */
  readonly directory: string;
  readonly check: Checks['check'];
  readonly say: (line: string) => void;
}

const syncedWithinMs = 60_000;
const daysAhead = 3;

/** From an empty account to a studio that takes bookings, through a change of hours, and back to nothing. */
export async function rehearse(rehearsal: Rehearsal): Promise<void> {
  const { emulator, cdk, outside, check, say, directory } = rehearsal;
  const { endpoint } = emulator;
  const morning = await writeStudio(directory, 'morning.json', { start: '08:00', end: '18:00' });
  const evening = await writeStudio(directory, 'evening.json', { start: '12:00', end: '22:00' });

  say('an empty account');
  await cdk.bootstrap();
  say('  bootstrapped');
  const deployed = await cdk.deploy(morning);
  check('cdk deploy makes the stack, with its outputs', Object.keys(deployed.outputs).sort(), [
    ...['DeepSeekSecretArn', 'GoogleSecretArn', 'NextStep', 'TableName', 'VerifyTokenCommand'],
    ...['WebhookSecretArn', 'WebhookUrl', 'WhatsAppSecretArn'],
  ]);
  await fillInSecrets(endpoint, deployed, outside.secrets);
  await smokeWebhook(webhookUrlOf(endpoint, deployed), secretsOf(outside), check);

  say('a client');
  const client = clientOf(rehearsal, deployed);
  await rehearseClient(rehearsal, deployed, client);

  say('a second deploy');
  check('changes nothing', (await cdk.deploy(morning)).changed, false);

  say('a change of hours');
  await rehearseHours(rehearsal, deployed, client, { morning, evening });

  say('the former hours again');
  check('are deployed as the others were', (await cdk.deploy(morning)).changed, true);
  const { written } = dayAhead(rehearsal.now(), daysAhead + 2);
  await client.write(`Booking tanggal ${written} jam 8 malam`);
  await checkStarts(rehearsal, deployed, [`${dayAhead(rehearsal.now(), daysAhead).iso}T10:00`]);

  say('a newer version, and back');
  await rehearseRollback(
    { cdk, client, check, now: rehearsal.now, studioFile: morning },
    daysAhead + 3,
  );
  await checkStarts(rehearsal, deployed, [`${dayAhead(rehearsal.now(), daysAhead).iso}T10:00`]);

  say('a restore from the backup');
  await rehearseRestore(emulator, deployed.outputs['TableName'] ?? '', check);

  say('removal');
  await cdk.destroy(morning);
  const gone = await fetch(webhookUrlOf(endpoint, deployed)).then(({ status }) => status);
  check('the webhook is gone', gone === 404 || gone === 403, true);
  const left = await bookedStarts(endpoint, deployed, zone);
  check('the table is kept with what is booked', left.length, 1);

  for (const line of limitsOf(cdk.notShown())) say(line);
}

/** Books, moves and cancels, and is in the table and in the owner's calendar each time. */
async function rehearseClient(
  rehearsal: Rehearsal,
  deployed: Deployment,
  client: RemoteClient,
): Promise<void> {
  const { iso, written } = dayAhead(rehearsal.now(), daysAhead);
  await client.write(`Booking tanggal ${written} jam 10 pagi`);
  await checkStarts(rehearsal, deployed, [`${iso}T10:00`]);
  await client.write('Pindah ke jam 3 sore');
  await checkStarts(rehearsal, deployed, [`${iso}T15:00`]);
  await client.write('Batalkan booking saya');
  await checkStarts(rehearsal, deployed, []);
}

/** What is booked stays booked and is listed as outside; a conversation goes on, under the new hours. */
async function rehearseHours(
  rehearsal: Rehearsal,
  deployed: Deployment,
  client: RemoteClient,
  { morning, evening }: { readonly morning: string; readonly evening: string },
): Promise<void> {
  const { check, cdk, outside, emulator } = rehearsal;
  const { iso, written } = dayAhead(rehearsal.now(), daysAhead);
  await client.write(`Booking tanggal ${written} jam 10 pagi`);
  await checkStarts(rehearsal, deployed, [`${iso}T10:00`]);
  check('before it nothing is outside', await outsideHours(emulator, morning), 0);
  const late = dayAhead(rehearsal.now(), daysAhead + 1);
  await client.write(`Booking tanggal ${late.written}`);
  check('it is deployed', (await cdk.deploy(evening)).changed, true);
  await client.write('jam 8 malam');
  await checkStarts(rehearsal, deployed, [`${iso}T10:00`, `${late.iso}T20:00`]);
  check('what is booked outside it is listed', await outsideHours(emulator, evening), 1);
  await client.write(`Batalkan booking tanggal ${late.written}`);
  await checkStarts(rehearsal, deployed, [`${iso}T10:00`]);
  await smokeWebhook(webhookUrlOf(emulator.endpoint, deployed), secretsOf(outside), check);
}

/** The table at once, the calendar when the stream has brought it there. */
async function checkStarts(
  { emulator, outside, check }: Rehearsal,
  deployed: Deployment,
  expected: readonly string[],
): Promise<void> {
  const what = expected.length === 0 ? 'nothing' : expected.join(' and ');
  check(`${what} is booked`, await bookedStarts(emulator.endpoint, deployed, zone), expected);
  const wanted = JSON.stringify(expected);
  const isThere = () => JSON.stringify(calendarStarts(outside, zone)) === wanted || undefined;
  await until(isThere, syncedWithinMs, 'calendar').catch(() => {});
  check(`${what} is in the owner's calendar`, calendarStarts(outside, zone), expected);
}

/** How many bookings `npm run outside-hours` lists. */
async function outsideHours(emulator: Emulator, studioFile: string): Promise<number> {
  const flags = ['--stage', rehearsalStage, '--config', studioFile];
  const said = await runOperateCommand(emulator, 'outside-hours', flags);
  const count = /^(\d+) bookings? outside the hours$/m.exec(said)?.[1];
  if (count === undefined) throw new Error(`npm run outside-hours: ${said}`);
  return Number(count);
}

function clientOf({ emulator, outside, now }: Rehearsal, deployed: Deployment): RemoteClient {
  const graph = outside.whatsapp?.double;
  if (graph === undefined) throw new Error('a rehearsal writes to a double only');
  const webhookUrl = webhookUrlOf(emulator.endpoint, deployed);
  return createRemoteClient({ webhookUrl, graph, now, runId: 'rehearsal' });
}

function secretsOf({ secrets: { webhook } }: OutsideServices) {
  return { verifyToken: webhook.verify_token, appSecret: webhook.app_secret };
}
