import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDeepseekLanguageModel } from '#adapters/deepseek/deepseek-language-model.ts';
import { deepseekSecretSchema } from '#adapters/deepseek/deepseek-secret.ts';
import { calendarFault } from '#adapters/google-calendar/calendar-failure.ts';
import { createGoogleCalls } from '#adapters/google-calendar/google-calls.ts';
import { googleSecretSchema } from '#adapters/google-calendar/google-secret.ts';
import {
  createSecretSource,
  createSecretsManagerClient,
  secretAccess,
} from '#adapters/secrets/secret-source.ts';
import { whatsappSecretSchema } from '#adapters/whatsapp/whatsapp-secret.ts';
import { createDeepseekDouble } from '#infra/local/doubles/deepseek-double.ts';
import { createGraphDouble } from '#infra/local/doubles/graph-double.ts';
import { inProcessFetch } from '#infra/local/doubles/in-process-fetch.ts';
import { type ServedDouble, serveDouble } from '#infra/local/doubles/serve-double.ts';
import { createLocalClock } from '#infra/local/local-clock.ts';
import { localValues } from '#infra/local/outside-services.ts';
import { type Served, serveFetch } from '#infra/local/serve-fetch.ts';
import { aGoogleDouble, googleKeys } from '#tests/support/google-calls.ts';
import { jakartaStudio, wednesdayMorning } from '#tests/use-cases/conversation-world.ts';
import { wireSending } from '#wiring/sending-wiring.ts';

const arn = 'arn:aws:secretsmanager:ap-southeast-3:123456789012:secret:One';
/** What is younger than ten seconds is not fetched again. */
const beyondCrowdMs = 11_000;
const person = { phone: '+6281234567890' };

let clock: ReturnType<typeof createLocalClock>;
let manager: Served;
/** What Secrets Manager holds, and how often it was asked. */
let stored: unknown;
let fetched: number;
const served: ServedDouble[] = [];

beforeEach(async () => {
  clock = createLocalClock({ start: wednesdayMorning, frozen: true });
  fetched = 0;
  manager = await serveFetch(async () => {
    fetched += 1;
    return Response.json({ ARN: arn, SecretString: JSON.stringify(stored) });
  });
  vi.stubEnv('AWS_ENDPOINT_URL_SECRETS_MANAGER', manager.url);
  vi.stubEnv('AWS_REGION', 'ap-southeast-3');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'local');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'local');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await manager.close();
  for (const one of served.splice(0)) await one.close();
});

/** One service: its secret, right or not, and what comes of using it as the functions do. */
interface Service {
  readonly secret: (isRight: boolean) => unknown;
  readonly begin: () => Promise<{
    /** Has the secret come into memory. */
    readonly keep: () => Promise<unknown>;
    readonly use: () => Promise<unknown>;
  }>;
  readonly works: unknown;
  readonly fails: unknown;
}

function source() {
  return createSecretSource({ client: createSecretsManagerClient(), clock });
}

const whatsapp: Service = {
  secret: (isRight) => ({
    token: isRight ? localValues.whatsappToken : 'withdrawn',
    phone_number_id: localValues.phoneNumberId,
  }),
  async begin() {
    const { phoneNumberId, whatsappToken: token } = localValues;
    const double = createGraphDouble({ clock, phoneNumberId, token });
    double.noteInbound('wamid.IN', person, clock.now());
    const { url, close } = await serveDouble(double);
    served.push({ url, close });
    const { messenger, secrets } = wireSending({
      environment: {
        TABLE_NAME: 'table',
        STUDIO_ID: 'studio',
        WHATSAPP_SECRET_ARN: arn,
        WHATSAPP_API_URL: `${url}/v25.0`,
        LAMBDA_TASK_ROOT: '.',
      },
      ...{ studio: jakartaStudio, clock, ids: { next: () => 'id' }, random: () => 0.5 },
      wait: async () => {},
      report: () => {},
    });
    return {
      keep: () => secrets.get(arn, whatsappSecretSchema),
      use: () => messenger.send(person, { body: 'Halo' }, 'out1'),
    };
  },
  works: { kind: 'accepted' },
  fails: { kind: 'refused', code: 190, refusal: 'not-allowed' },
};

const deepseek: Service = {
  secret: (isRight) => ({ api_key: isRight ? 'right' : 'withdrawn' }),
  async begin() {
    const double = createDeepseekDouble({ clock, apiKey: 'right' });
    double.script({ intent: 'book' });
    const access = secretAccess(source(), arn, deepseekSecretSchema);
    const model = createDeepseekLanguageModel({
      apiUrl: 'http://deepseek.local',
      apiKey: async (isRefused) => (await access(isRefused)).api_key,
      userId: 'studio',
      fetch: inProcessFetch(double),
    });
    return {
      keep: () => access(),
      use: () => model.read({ text: 'Booking besok', pending: 'nothing' }),
    };
  },
  works: { kind: 'read', intent: 'book' },
  fails: { kind: 'failed', failure: 'unauthorized' },
};

const google: Service = {
  secret: (isRight) => ({
    calendar_id: localValues.calendarId,
    credentials: {
      client_email: 'sa@project.iam.gserviceaccount.com',
      private_key: isRight ? googleKeys.privateKey : otherKey(),
    },
  }),
  async begin() {
    const access = secretAccess(source(), arn, googleSecretSchema);
    const calls = createGoogleCalls({
      access,
      apiUrl: 'http://google.local/',
      tokenUrl: 'http://google.local/token',
      fetch: inProcessFetch(aGoogleDouble(clock)),
      quota: { take: async () => 0 },
      ...{ clock, random: () => 0, wait: async () => {} },
    });
    const use = async () => {
      const call = await calls.make((client, calendarId, extra) =>
        client.events.list({ calendarId }, extra),
      );
      if (call.kind === 'done') return { kind: 'done' };
      const { code, retryable } = calendarFault('list', call);
      return { code, retryable, status: call.status };
    };
    return { keep: () => access(), use };
  },
  works: { kind: 'done' },
  fails: { code: 'calendar.refused', retryable: false, status: 400 },
};

describe.each([
  ['WhatsApp', whatsapp],
  ['DeepSeek', deepseek],
  ['Google', google],
])('a key that %s refuses', (_name, { secret, begin, works, fails }) => {
  /** In memory for longer than a crowd of failures lasts. */
  async function afterItWasKept() {
    stored = secret(false);
    const { keep, use } = await begin();
    await keep();
    clock.advance(beyondCrowdMs);
    fetched = 0;
    return use;
  }

  test('is fetched anew, once, and what was changed meanwhile works at once', async () => {
    const use = await afterItWasKept();
    stored = secret(true);
    expect(await use()).toMatchObject({ ...Object(works) });
    expect(fetched).toBe(1);
  });

  test('is fetched anew once and no more where it is refused again: a clear failure', async () => {
    const use = await afterItWasKept();
    expect(await use()).toMatchObject({ ...Object(fails) });
    expect(fetched).toBe(1);
  });
});

let another: string | undefined;

/** A key that Google does not know. */
function otherKey(): string {
  another ??= generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  }).privateKey;
  return another;
}
