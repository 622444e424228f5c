import * as z from 'zod';
import { deepseekSecretSchema } from '#adapters/deepseek/deepseek-secret.ts';
import { createCalendarClient } from '#adapters/google-calendar/calendar-client.ts';
import { calendarFailure } from '#adapters/google-calendar/calendar-failure.ts';
import { googleSecretSchema } from '#adapters/google-calendar/google-secret.ts';
import { webhookSecretSchema } from '#adapters/secrets/webhook-secret.ts';
import { whatsappSecretSchema } from '#adapters/whatsapp/whatsapp-secret.ts';

export const secretSchemas = {
  webhook: webhookSecretSchema,
  whatsapp: whatsappSecretSchema,
  deepseek: deepseekSecretSchema,
  google: googleSecretSchema,
} as const;

export type SecretKind = keyof typeof secretSchemas;

export interface ServiceUrls {
  readonly whatsapp: string;
  readonly deepseek: string;
  readonly google: string;
  readonly googleToken: string;
}

const callTimeoutMs = 10_000;

/** What is wrong with a secret's text, by path and kind of fault: never by value. Undefined: nothing. */
export function secretFault(kind: SecretKind, text: string): string | undefined {
  const parsed = secretSchemas[kind].safeParse(jsonOrUndefined(text));
  if (parsed.success) return undefined;
  return parsed.error.issues
    .map(({ path, code }) => `${path.join('.') || '(all)'}: ${code}`)
    .join('; ');
}

/** Asks the service, by a call that changes nothing, whether it takes a secret. `ok`, or why not in a few words. */
export async function checkSecret(
  kind: SecretKind,
  text: string,
  { urls, fetch }: { readonly urls: ServiceUrls; readonly fetch: typeof globalThis.fetch },
): Promise<string> {
  const fault = secretFault(kind, text);
  if (fault !== undefined) return `unfit: ${fault}`;
  const json = jsonOrUndefined(text);
  const get = (url: string, token: string) => statusOf(fetch, url, token);
  switch (kind) {
    case 'webhook':
      // Meta alone could tell; its next webhook does.
      return 'ok (in shape; Meta cannot be asked)';
    case 'whatsapp': {
      const { token, phone_number_id: id } = whatsappSecretSchema.parse(json);
      return get(`${urls.whatsapp}/${encodeURIComponent(id)}?fields=id`, token);
    }
    case 'deepseek': {
      const { api_key: key } = deepseekSecretSchema.parse(json);
      return key === undefined ? 'ok (no model)' : get(`${urls.deepseek}/user/balance`, key);
    }
    case 'google':
      return checkGoogle(json, urls, fetch);
  }
}

async function statusOf(fetch: typeof globalThis.fetch, url: string, token: string) {
  try {
    const { status } = await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(callTimeoutMs),
    });
    return verdict(status);
  } catch {
    return 'not reached';
  }
}

async function checkGoogle(json: unknown, urls: ServiceUrls, fetch: typeof globalThis.fetch) {
  const access = googleSecretSchema.parse(json);
  const options = { apiUrl: urls.google, tokenUrl: urls.googleToken, fetch, callTimeoutMs };
  try {
    const client = await createCalendarClient(access, options);
    await client.events.list({ calendarId: access.calendarId, maxResults: 1 });
    return 'ok';
  } catch (error) {
    // The library's own errors carry the key's assertion: only the status is taken from them.
    const { status } = calendarFailure(error);
    return status === undefined ? 'not reached, or the key cannot be read' : verdict(status);
  }
}

function verdict(status: number): string {
  return status >= 200 && status <= 299 ? 'ok' : `refused (${status})`;
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const secretKindSchema = z.enum(['webhook', 'whatsapp', 'deepseek', 'google']);
