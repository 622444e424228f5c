import { createVerify } from 'node:crypto';
import * as z from 'zod';

const headerSchema = z.looseObject({ alg: z.literal('RS256') });

const claimsSchema = z.looseObject({
  iss: z.email(),
  scope: z.string(),
  aud: z.url(),
  iat: z.number().int(),
  exp: z.number().int(),
});

const calendarScopes = ['', '.events', '.events.owned', '.app.created'].map(
  (suffix) => `https://www.googleapis.com/auth/calendar${suffix}`,
);

/**
 * Checks what a service account sends to the token endpoint. Returns what is wrong with it, or undefined. The
 * times are checked against each other only: the caller's clock may be one that has been moved.
 * @param publicKey PEM; without one the signature is not checked.
 */
export function tokenRequestFault(form: URLSearchParams, publicKey?: string): string | undefined {
  if (form.get('grant_type') !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
    return 'unsupported_grant_type';
  const parts = (form.get('assertion') ?? '').split('.');
  const [header, claims, signature] = parts;
  if (parts.length !== 3 || header === undefined || claims === undefined || !signature)
    return 'invalid_grant';
  if (!headerSchema.safeParse(jsonOf(header)).success) return 'invalid_grant';
  const parsed = claimsSchema.safeParse(jsonOf(claims));
  if (!parsed.success) return 'invalid_grant';
  const { iat, exp, scope } = parsed.data;
  if (exp <= iat || exp - iat > 3600) return 'invalid_grant';
  if (!scope.split(' ').some((one) => calendarScopes.includes(one))) return 'invalid_scope';
  if (publicKey === undefined) return undefined;
  const verifier = createVerify('RSA-SHA256').update(`${header}.${claims}`);
  return verifier.verify(publicKey, signature, 'base64url') ? undefined : 'invalid_grant';
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
