import { readFileSync, writeFileSync } from 'node:fs';

import * as z from 'zod';

import { signatureOf } from '#adapters/whatsapp/signature.ts';

/** `node infra/commands/sign-event.ts FILE…`: signs API Gateway events anew after their bodies were edited. */
const appSecret = 'coresync-local-app-secret';

const eventSchema = z.object({
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.boolean(),
});

for (const file of process.argv.slice(2)) {
  const fields = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(file, 'utf8')));
  const { headers, body, isBase64Encoded } = eventSchema.parse(fields);
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  headers['content-length'] = String(bytes.length);
  headers['x-hub-signature-256'] = signatureOf(appSecret, bytes);
  writeFileSync(file, `${JSON.stringify({ ...fields, headers }, null, 2)}\n`);
}
