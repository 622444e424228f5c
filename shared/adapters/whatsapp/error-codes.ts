/** What an error of the WhatsApp Cloud API means. `retryable`: the same request can succeed within minutes. */
export interface WhatsappError {
  readonly retryable: boolean;
  readonly meaning: string;
}

/** By `error.code` alone: the HTTP status and the title say too little. An unknown code is not retryable. */
export function whatsappErrorOf(code: number): WhatsappError {
  const known = whatsappErrors.get(code);
  if (known !== undefined) return known;
  if (code >= 200 && code <= 299) return permission;
  return { retryable: false, meaning: 'unknown error' };
}

const final = (meaning: string): WhatsappError => ({ retryable: false, meaning });
const passing = (meaning: string): WhatsappError => ({ retryable: true, meaning });
const permission = final('permission missing');
const token = final('access token expired or invalid');
const ourMistake = final('our request is wrong');
const template = final('template missing, paused or not as declared');
const blocked = final('blocked by policy, country or choice');

/** The codes of Meta's error page of 2026-09-11. */
export const whatsappErrors: ReadonlyMap<number, WhatsappError> = new Map([
  [0, token],
  [1, passing('unknown error at Meta')],
  [2, passing('service unavailable')],
  [3, permission],
  [4, passing('too many requests of the app')],
  [10, permission],
  [33, ourMistake],
  [100, ourMistake],
  [190, token],
  [368, blocked],
  [80007, passing('too many requests of the account')],
  [130403, blocked],
  [130429, passing('throughput of the number exceeded')],
  [130472, final('recipient is part of an experiment')],
  [130497, blocked],
  [131000, passing('something went wrong at Meta')],
  [131005, permission],
  [131008, ourMistake],
  [131009, ourMistake],
  [131016, passing('service unavailable')],
  [131021, final('recipient is the sender')],
  [131026, final('undeliverable to this recipient')],
  [131031, blocked],
  [131042, final('payment problem of the account')],
  [131045, final('number not registered')],
  [131047, final('more than 24 hours since the recipient wrote')],
  [131048, final('spam limit of our number: sending must stop')],
  [131049, final('not delivered, to keep marketing healthy')],
  [131050, final('recipient opted out of marketing')],
  [131051, ourMistake],
  [131052, passing('media could not be downloaded')],
  [131053, passing('media could not be uploaded')],
  [131056, passing('too many messages to this recipient')],
  [131057, passing('maintenance of the account')],
  [131062, final('business-scoped ids are not taken here')],
  [131063, final('marketing templates are disabled')],
  [131064, final('account limited')],
  [132000, template],
  [132001, template],
  [132005, template],
  [132007, template],
  [132012, template],
  [132015, template],
  [132016, template],
  [133004, passing('server unavailable')],
  [133010, final('number not registered')],
  [133016, final('too many registrations of the number')],
  [135000, ourMistake],
  [137000, final('identity of the recipient changed')],
]);
