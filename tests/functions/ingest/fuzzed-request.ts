import * as fc from 'fast-check';

import { signatureOf } from '#adapters/whatsapp/signature.ts';

export const fuzzSecret = 'fuzz-app-secret';

export interface FuzzedRequest {
  readonly event: Record<string, unknown>;
  readonly bytes: Uint8Array;
  readonly isRouted: boolean;
  readonly isSigned: boolean;
}

const sample = {
  from: '6281234567890',
  from_user_id: 'ID.1349',
  id: 'wamid.fuzz',
  timestamp: '1796177700',
  type: 'text',
  text: { body: 'Booking besok jam 10 pagi' },
};

const messageTypes = fc.constantFrom(
  ...['text', 'interactive', 'button', 'audio', 'image', 'contacts', 'reaction', 'system'],
  ...['edit', 'revoke', 'order', 'unsupported', 'hologram', '__proto__', 'constructor'],
);
const messageKeys = fc.constantFrom(
  ...['from', 'from_user_id', 'id', 'timestamp', 'type', 'text', 'interactive', 'button'],
  ...['system', 'context', 'errors', '__proto__', 'constructor', 'toString'],
);
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\ud83d', '\uffff', '\0'));
const anyJson = fc.oneof(fc.jsonValue({ maxDepth: 3 }), anyText, fc.constant(1e308));

const message = fc
  .tuple(messageTypes, fc.dictionary(messageKeys, anyJson, { noNullPrototype: true }), anyText)
  .map(([type, broken, text]) => ({ ...sample, text: { body: text }, type, ...broken }));

const value = fc.record(
  {
    metadata: fc.oneof(fc.constant({ phone_number_id: '1065' }), anyJson),
    contacts: fc.oneof(fc.array(anyJson, { maxLength: 3 }), anyJson),
    messages: fc.oneof(fc.array(message, { maxLength: 4 }), anyJson),
    statuses: fc.oneof(fc.array(anyJson, { maxLength: 3 }), anyJson),
    errors: anyJson,
  },
  { requiredKeys: [] },
);

const change = fc.record({
  field: fc.oneof(fc.constantFrom('messages', 'user_id_update', '__proto__'), anyJson),
  value: fc.oneof(value, anyJson),
});

const webhook = fc
  .array(fc.oneof(fc.record({ changes: fc.array(change, { maxLength: 3 }) }), anyJson), {
    maxLength: 3,
  })
  .map((entry) => JSON.stringify({ object: 'whatsapp_business_account', entry }));

const bodyText = fc.oneof(
  { weight: 4, arbitrary: webhook },
  // Cut short, or with a piece of another behind it.
  fc.tuple(webhook, fc.nat(400)).map(([text, length]) => text.slice(0, length)),
  fc.tuple(webhook, webhook).map(([one, other]) => one + other.slice(3)),
  fc.nat(3_000).map((depth) => '['.repeat(depth)),
  fc.nat(3_000).map((depth) => `${'{"entry":['.repeat(depth)}1e999${']}'.repeat(depth)}`),
  fc.constantFrom('', 'null', '{"__proto__":{"object":"whatsapp_business_account"}}', '1e999'),
  anyJson.map((json) => JSON.stringify(json)),
);

const body = fc.oneof(
  { weight: 5, arbitrary: bodyText.map((text) => new Uint8Array(Buffer.from(text))) },
  fc.uint8Array({ maxLength: 200 }),
);

/** Spellings of a signature that are not it. */
const misspelt: readonly ((right: string) => string | undefined)[] = [
  () => undefined,
  () => '',
  (right) => right.slice(0, -1),
  (right) => `${right}0`,
  (right) => right.toUpperCase(),
  (right) => right.replace('sha256=', ''),
  (right) => right.replace('sha256=', 'sha1='),
  (right) => `${right},${right}`,
  (right) => `${right}, sha256=${'0'.repeat(64)}`,
  (right) => ` ${right}`,
  (right) => `sha256=${Buffer.from(right.slice(7), 'hex').toString('base64')}`,
  (right) => right.replace(/.$/, 'é'),
  (right) => right.replace(/.$/, (digit) => (digit === '0' ? '1' : '0')),
];

const contentTypes = fc.constantFrom(
  ...['application/json', 'application/json; charset=latin1', 'text/plain', 'image/png'],
  ...['application/x-www-form-urlencoded', 'application/json,text/html', '', undefined],
);

/** A request to the webhook in which anything may be wrong, and whether its signature and its route are right. */
export const fuzzedRequest: fc.Arbitrary<FuzzedRequest> = fc
  .record({
    body,
    isSigned: fc.boolean(),
    spelling: fc.nat(misspelt.length - 1),
    contentType: contentTypes,
    headers: fc.dictionary(fc.string(), fc.string({ unit: 'binary' }), { maxKeys: 4 }),
    method: fc.oneof({ weight: 8, arbitrary: fc.constant('POST') }, fc.string()),
    path: fc.oneof({ weight: 8, arbitrary: fc.constant('/whatsapp/webhook') }, fc.webPath()),
    prefersBase64: fc.boolean(),
  })
  .map(({ body: bytes, isSigned, spelling, contentType, headers, method, path, ...rest }) => {
    const right = signatureOf(fuzzSecret, bytes);
    const signature = isSigned ? right : misspelt[spelling]?.(right);
    const isText = Buffer.from(bytes).equals(Buffer.from(Buffer.from(bytes).toString('utf8')));
    const isBase64Encoded = rest.prefersBase64 || !isText;
    const event = {
      rawPath: path,
      requestContext: { http: { method } },
      headers: {
        ...headers,
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
        ...(signature === undefined ? {} : { 'x-hub-signature-256': signature }),
      },
      ...(bytes.length === 0
        ? {}
        : { body: Buffer.from(bytes).toString(isBase64Encoded ? 'base64' : 'utf8') }),
      isBase64Encoded,
    };
    const isRouted = path === '/whatsapp/webhook' && (method === 'POST' || method === 'GET');
    return { event, bytes, isRouted, isSigned };
  });

/** An event that API Gateway never sends. */
export const foreignEvent: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.anything({ withBigInt: true, withNullPrototype: true, withSparseArray: true }),
  fc
    .tuple(
      fuzzedRequest,
      fc.constantFrom('rawPath', 'requestContext', 'headers', 'body', 'isBase64Encoded'),
      fc.anything(),
    )
    .map(([{ event }, key, wrong]) => ({ ...event, [key]: wrong })),
);
