import { markOf } from '#domain/conversation/message.ts';
import type { ArrivalKind, Outbound, OutboundState } from '#domain/delivery/outbound.ts';
import type { Refusal } from '#domain/delivery/refusal.ts';

/** What happened to a message on its way, for logs and measures: no text, no number, no id of the channel's. */
export type DeliveryEvent =
  | ({ readonly kind: 'accepted' } & WhichMessage)
  | ({ readonly kind: 'in-doubt'; readonly reason: string } & WhichMessage)
  | ({ readonly kind: 'refused'; readonly state: OutboundState } & WhichMessage & Refusal)
  | ({ readonly kind: 'given-up' } & WhichMessage)
  /** The channel's word that it has come so far. */
  | ({ readonly kind: 'arrived'; readonly status: ArrivalKind } & WhichMessage)
  /** Her channel did not take it: the owner's calendar says it. */
  | ({ readonly kind: 'owner-by-calendar' } & WhichMessage)
  /** The owner was to be told and cannot be, by her calendar neither. */
  | ({ readonly kind: 'owner-unreached' } & WhichMessage);

export interface WhichMessage {
  readonly outboundId: string;
  /** Of the client whom it is for or about. */
  readonly mark?: string;
}

export function whichMessage(outbound: Outbound): WhichMessage {
  return { outboundId: outbound.id, ...markOf(outbound) };
}

/** Never throws. */
export type DeliveryReport = (event: DeliveryEvent) => void;
