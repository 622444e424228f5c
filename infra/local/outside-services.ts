import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import type { Clock } from '#ports/clock.ts';
import { createDeepseekDouble, type DeepseekDouble } from './doubles/deepseek-double.ts';
import {
  createGoogleCalendarDouble,
  type GoogleCalendarDouble,
} from './doubles/google-calendar-double.ts';
import { createGraphDouble, type GraphDouble } from './doubles/graph-double.ts';
import { type ServedDouble, serveDouble } from './doubles/serve-double.ts';

/** A double that answers HTTP, and what it recorded. */
export interface RunningDouble<Double> {
  readonly url: string;
  readonly double: Double;
}

/** Keys of real services; a service without one is played by its double. */
export interface RealServices {
  readonly whatsapp?: {
    readonly token: string;
    readonly phoneNumberId: string;
    readonly appSecret: string;
    readonly verifyToken: string;
  };
  readonly deepseek?: { readonly apiKey: string };
  readonly google?: {
    readonly calendarId: string;
    readonly credentials: Readonly<Record<string, unknown>>;
  };
}

/** The values of the deployed secrets, as the functions read them. */
export interface LocalSecrets {
  readonly webhook: { readonly app_secret: string; readonly verify_token: string };
  readonly whatsapp: { readonly token: string; readonly phone_number_id: string };
  /** Empty: no model is asked. */
  readonly deepseek: { readonly api_key?: string };
  readonly google: {
    readonly calendar_id: string;
    readonly credentials: Readonly<Record<string, unknown>>;
  };
}

/** The three outside services as the local stack sees them. A missing double means that the real one is used. */
export interface OutsideServices {
  readonly whatsapp?: RunningDouble<GraphDouble>;
  readonly deepseek?: RunningDouble<DeepseekDouble>;
  readonly google?: RunningDouble<GoogleCalendarDouble>;
  readonly secrets: LocalSecrets;
  stop(): Promise<void>;
}

/** Known to everybody, for this machine only. */
export const localValues = {
  appSecret: 'coresync-local-app-secret',
  verifyToken: 'coresync-local-verify-token',
  whatsappToken: 'coresync-local-whatsapp-token',
  phoneNumberId: '106500000000001',
  businessNumber: '+6281100001111',
  deepseekKey: 'coresync-local-deepseek-key',
  calendarId: 'studio@coresync.local',
} as const;

/**
 * Starts a double for each service that has no real key.
 * `zone`: the calendar's, IANA. `askModel`: the functions get a key for the DeepSeek double too; without it they ask no
 * model, which the double could not play without a script.
 */
export async function startOutsideServices(options: {
  readonly clock: Clock;
  readonly zone: string;
  /** Calendars of single resources, beside the studio's own. */
  readonly otherCalendars?: readonly string[];
  readonly real?: RealServices;
  readonly askModel?: boolean;
}): Promise<OutsideServices> {
  const { clock, zone, otherCalendars = [], real = {}, askModel = false } = options;
  const keys = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const { calendarId, phoneNumberId, whatsappToken: token, deepseekKey: apiKey } = localValues;
  const whatsapp = real.whatsapp ? undefined : createGraphDouble({ clock, phoneNumberId, token });
  const deepseek = real.deepseek ? undefined : createDeepseekDouble({ clock, apiKey });
  const google = real.google
    ? undefined
    : createGoogleCalendarDouble({
        ...{ clock, calendarId, otherCalendars, zone, publicKey: keys.publicKey },
      });
  const served: ServedDouble[] = [];
  async function running<Double extends GraphDouble | DeepseekDouble | GoogleCalendarDouble>(
    double: Double | undefined,
  ): Promise<RunningDouble<Double> | undefined> {
    if (double === undefined) return undefined;
    const server = await serveDouble(double);
    served.push(server);
    return { url: server.url, double };
  }
  const [graph, model, calendar] = await Promise.all([
    running(whatsapp),
    running(deepseek),
    running(google),
  ]);
  return {
    whatsapp: graph,
    deepseek: model,
    google: calendar,
    secrets: secretsOf(real, keys.privateKey, askModel),
    stop: async () => {
      await Promise.all(served.map((server) => server.close()));
    },
  };
}

function secretsOf(real: RealServices, privateKey: string, askModel: boolean): LocalSecrets {
  const { whatsapp, deepseek, google } = real;
  const modelKey = deepseek?.apiKey ?? (askModel ? localValues.deepseekKey : undefined);
  return {
    webhook: {
      app_secret: whatsapp?.appSecret ?? localValues.appSecret,
      verify_token: whatsapp?.verifyToken ?? localValues.verifyToken,
    },
    whatsapp: {
      token: whatsapp?.token ?? localValues.whatsappToken,
      phone_number_id: whatsapp?.phoneNumberId ?? localValues.phoneNumberId,
    },
    deepseek: modelKey === undefined ? {} : { api_key: modelKey },
    google: {
      calendar_id: google?.calendarId ?? localValues.calendarId,
      credentials: google?.credentials ?? {
        type: 'service_account',
        client_email: 'coresync@local.iam.gserviceaccount.com',
        private_key: privateKey,
      },
    },
  };
}
