import type { OutboundState } from '#domain/delivery/outbound.ts';
import type { Refusal } from '#domain/delivery/refusal.ts';

/** What happened to a message on its way, for logs and measures: no text, no number, no id of the channel's. */
export type DeliveryEvent =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'in-doubt'; readonly reason: string }
  | ({
      readonly kind: 'refused';
      readonly state: OutboundState;
      readonly outboundId: string;
    } & Refusal)
  | { readonly kind: 'given-up'; readonly outboundId: string }
  /** The owner was to be told and cannot be, on this channel. */
  | { readonly kind: 'owner-unreached'; readonly outboundId: string };

/** Never throws. */
export type DeliveryReport = (event: DeliveryEvent) => void;
