import { signatureOf } from '#adapters/whatsapp/signature.ts';

import type { Checks } from './checks.ts';

export interface WebhookSecrets {
  readonly verifyToken: string;
  readonly appSecret: string;
}

const requestWithinMs = 20_000;
/** A webhook that carries nothing: taken, and nobody is answered. */
const emptyWebhook = Buffer.from('{"object":"whatsapp_business_account","entry":[]}');

/** Asks a webhook what Meta will ask of it, and what nobody else may. Neither secret is ever printed. */
export async function smokeWebhook(
  url: string,
  { verifyToken, appSecret }: WebhookSecrets,
  check: Checks['check'],
): Promise<void> {
  const challenge = String(Math.floor(performance.now() * 1000) + 1_000_000);
  const right = await askChallenge(url, verifyToken, challenge);
  check('the challenge with the right token comes back', right, { status: 200, text: challenge });
  const wrong = await askChallenge(url, `not-${verifyToken}`, challenge);
  check('the challenge with a wrong token is refused', wrong.status, 403);
  check('and does not come back', wrong.text.includes(challenge), false);
  check('an unsigned post is refused', await post(url, undefined), 401);
  const foreign = signatureOf(`not-${appSecret}`, emptyWebhook);
  check('a post signed by another is refused', await post(url, foreign), 401);
  check('a signed post is taken', await post(url, signatureOf(appSecret, emptyWebhook)), 200);
}

async function askChallenge(url: string, token: string, challenge: string) {
  const asked = new URL(url);
  asked.searchParams.set('hub.mode', 'subscribe');
  asked.searchParams.set('hub.verify_token', token);
  asked.searchParams.set('hub.challenge', challenge);
  const response = await fetch(asked, { signal: AbortSignal.timeout(requestWithinMs) });
  return { status: response.status, text: await response.text() };
}

async function post(url: string, signature: string | undefined): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
    },
    body: new Uint8Array(emptyWebhook),
    signal: AbortSignal.timeout(requestWithinMs),
  });
  await response.arrayBuffer();
  return response.status;
}
