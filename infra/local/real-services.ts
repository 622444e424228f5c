import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { RealServices } from './outside-services.ts';

/** Where the service account's key lies, from the project's root. Ignored by git. */
export const googleCredentialsFile = 'config/google_credentials.json';

const whatsappNames = [
  'WHATSAPP_TOKEN',
  'WHATSAPP_PHONE_ID',
  'WHATSAPP_APP_SECRET',
  'VERIFY_TOKEN',
];

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Which real services take their double's place. An empty variable is as an absent one.
 * @throws Error that names what is missing of a set that is there in part.
 */
export function readRealServices(environment: Environment, projectRoot: string): RealServices {
  const given = (name: string) => environment[name]?.trim() || undefined;
  const apiKey = given('DEEPSEEK_API_KEY');
  return {
    ...(apiKey === undefined ? {} : { deepseek: { apiKey } }),
    ...whatsapp(given),
    ...google(given('CALENDAR_ID'), join(projectRoot, googleCredentialsFile)),
  };
}

function whatsapp(given: (name: string) => string | undefined): Pick<RealServices, 'whatsapp'> {
  const missing = whatsappNames.filter((name) => given(name) === undefined);
  if (missing.length === whatsappNames.length) return {};
  if (missing.length > 0) {
    throw new Error(
      `for the real WhatsApp ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing (or leave all of ${whatsappNames.join(', ')} empty for the double)`,
    );
  }
  const [token = '', phoneNumberId = '', appSecret = '', verifyToken = ''] =
    whatsappNames.map(given);
  return { whatsapp: { token, phoneNumberId, appSecret, verifyToken } };
}

function google(calendarId: string | undefined, file: string): Pick<RealServices, 'google'> {
  if (calendarId === undefined && !existsSync(file)) return {};
  if (calendarId === undefined) {
    throw new Error(
      `for the real Google Calendar CALENDAR_ID is missing (${googleCredentialsFile} is there)`,
    );
  }
  if (!existsSync(file)) {
    throw new Error(
      `for the real Google Calendar ${googleCredentialsFile} is missing (CALENDAR_ID is set)`,
    );
  }
  return { google: { calendarId, credentials: readCredentials(file) } };
}

const credentialsSchema = z.looseObject({ client_email: z.string(), private_key: z.string() });

function readCredentials(file: string): z.infer<typeof credentialsSchema> {
  try {
    return credentialsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new Error(
      `${googleCredentialsFile} is no service account key: client_email and private_key are needed`,
    );
  }
}
