import type { RefusalKind } from '#domain/delivery/refusal.ts';

/** What an error of the WhatsApp Cloud API means. */
export interface WhatsappError {
  readonly refusal: RefusalKind;
  readonly meaning: string;
}

/** By `error.code` alone: the HTTP status and the title say too little. An unknown code is not retried. */
export function whatsappErrorOf(code: number): WhatsappError {
  const known = whatsappErrors.get(code);
  if (known !== undefined) return known;
  if (code >= 200 && code <= 299) return permission;
  return error('undeliverable', 'unknown error');
}

function error(refusal: RefusalKind, meaning: string): WhatsappError {
  return { refusal, meaning };
}

const permission = error('not-allowed', 'permission missing');
const token = error('not-allowed', 'access token expired or invalid');
const policy = error('not-allowed', 'account blocked by policy');
const ourMistake = error('our-mistake', 'our request is wrong');
const template = error('our-mistake', 'template missing, paused or not as declared');

/** The codes of Meta's error page of 2026-09-11. */
export const whatsappErrors: ReadonlyMap<number, WhatsappError> = new Map([
  [0, token],
  [1, error('outage', 'unknown error at Meta')],
  [2, error('outage', 'service unavailable')],
  [3, permission],
  [4, error('account-busy', 'too many requests of the app')],
  [10, permission],
  [33, ourMistake],
  [100, ourMistake],
  [190, token],
  [368, policy],
  [80007, error('account-busy', 'too many requests of the account')],
  [130403, error('undeliverable', 'recipient blocked by us')],
  [130429, error('number-busy', 'throughput of the number exceeded')],
  [130472, error('undeliverable', 'recipient is part of an experiment')],
  [130497, error('undeliverable', 'not allowed in the country of the recipient')],
  [131000, error('outage', 'something went wrong at Meta')],
  [131005, permission],
  [131008, ourMistake],
  [131009, ourMistake],
  [131016, error('outage', 'service unavailable')],
  [131021, error('undeliverable', 'recipient is the sender')],
  [131026, error('undeliverable', 'undeliverable to this recipient')],
  [131031, policy],
  [131042, error('not-allowed', 'payment problem of the account')],
  [131045, error('not-allowed', 'number not registered')],
  [131047, error('window-closed', 'more than 24 hours since the recipient wrote')],
  [131048, error('not-allowed', 'spam limit of our number: sending must stop')],
  [131049, error('undeliverable', 'not delivered, to keep marketing healthy')],
  [131050, error('undeliverable', 'recipient opted out of marketing')],
  [131051, ourMistake],
  [131052, error('outage', 'media could not be downloaded')],
  [131053, error('outage', 'media could not be uploaded')],
  [131056, error('recipient-busy', 'too many messages to this recipient')],
  [131057, error('maintenance', 'maintenance of the account')],
  [131062, error('undeliverable', 'business-scoped ids are not taken here')],
  [131063, error('our-mistake', 'marketing templates are disabled')],
  [131064, error('not-allowed', 'account limited')],
  [132000, template],
  [132001, template],
  [132005, template],
  [132007, template],
  [132012, template],
  [132015, template],
  [132016, template],
  [133004, error('outage', 'server unavailable')],
  [133010, error('not-allowed', 'number not registered')],
  [133016, error('not-allowed', 'too many registrations of the number')],
  [135000, ourMistake],
  [137000, error('undeliverable', 'identity of the recipient changed')],
]);
