/** Why a channel refused a message, in words that hold for any channel; its own codes are its adapter's. */
export const refusalKinds = [
  /** Too much to this one recipient. */
  'recipient-busy',
  /** Too much from our number. */
  'number-busy',
  /** Too many requests of the whole account. */
  'account-busy',
  /** The account is being moved; a minute at most. */
  'maintenance',
  /** The channel itself is in trouble. */
  'outage',
  /** The recipient has not written for so long that only a prepared message may be sent. */
  'window-closed',
  /** Token, permission, payment or account: nothing can be sent until a person mends it. */
  'not-allowed',
  /** This recipient cannot be reached. */
  'undeliverable',
  /** The request itself is wrong, and will be wrong again. */
  'our-mistake',
] as const;

export type RefusalKind = (typeof refusalKinds)[number];

/** A refusal is certain: nothing was sent. */
export interface Refusal {
  readonly refusal: RefusalKind;
  /** The channel's code, where it named one. */
  readonly code?: number;
}

/** Where one message is refused so, the next one will be: to go on sending is no use. */
export function concernsEveryMessage(refusal: RefusalKind): boolean {
  return refusal === 'not-allowed' || refusal === 'account-busy' || refusal === 'maintenance';
}
