import type { Said } from './actors/person.ts';

/** What the world saw from outside during a run: the checks hold the table against it. */
export interface RunRecord {
  readonly said: Map<string, Said>;
  /** Messages whose webhook was answered 200. */
  readonly taken: Set<string>;
  /** Titles that the owner gave to events, by their ids. */
  readonly titles: Map<string, string>;
  /** WhatsApp's ids of messages that it took and then said it could not deliver. */
  readonly undelivered: Set<string>;
  /** Ids of outbound messages in the order in which the table took them. */
  readonly outboundOrder: string[];
  /** Ledger entries in that order, as `<booking>/<revision>`. */
  readonly ledgerOrder: string[];
}

export function createRunRecord(): RunRecord {
  return {
    said: new Map(),
    taken: new Set(),
    titles: new Map(),
    undelivered: new Set(),
    outboundOrder: [],
    ledgerOrder: [],
  };
}
