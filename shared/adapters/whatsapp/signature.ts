import { createHmac, timingSafeEqual } from 'node:crypto';

const prefix = 'sha256=';
const digestBytes = 32;

/**
 * Whether a header `X-Hub-Signature-256` is Meta's over exactly these bytes: HMAC-SHA256 under the app secret, in hex.
 * Bytes, because Meta signs its own escaped spelling of the JSON, which no parser gives back. Constant in time over
 * the digest; never throws on a malformed header.
 */
export function isSignedBy(
  appSecret: string,
  body: Uint8Array,
  signature: string | undefined,
): boolean {
  if (signature === undefined || !/^sha256=[0-9a-f]{64}$/.test(signature)) return false;
  const claimed = Buffer.from(signature.slice(prefix.length), 'hex');
  const actual = createHmac('sha256', appSecret).update(body).digest();
  return claimed.length === digestBytes && timingSafeEqual(claimed, actual);
}

/** The header that Meta would send with these bytes. */
export function signatureOf(appSecret: string, body: Uint8Array): string {
  return `${prefix}${createHmac('sha256', appSecret).update(body).digest('hex')}`;
}

/** Whether two secret words are the same, in a time that tells nothing of either but that they differ. */
export function isSameSecret(one: string, other: string): boolean {
  const digest = (word: string) => createHmac('sha256', 'comparison').update(word).digest();
  return timingSafeEqual(digest(one), digest(other));
}
