import type { MessageLimits } from '#domain/conversation/message-rate.ts';
import type { Retention } from '#domain/studio/retention.ts';

/** Minutes since local midnight, 0 to 1440. */
export type ClockMinutes = number;

/** A date of the studio's calendar, `2026-12-03`. */
export type LocalDate = string;

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The name and language of a template as WhatsApp knows it. */
export interface MessageTemplate {
  readonly name: string;
  readonly language: string;
}

/** A place that holds one session at a time. */
export interface Lane {
  readonly id: string;
  readonly name: string;
  /** The Google calendar whose events take it, beside those of the studio's own. */
  readonly calendar?: string;
}

/** Opening hours of a weekday, in the studio's wall-clock time. */
export interface OpeningHours {
  readonly opensAt: ClockMinutes;
  readonly closesAt: ClockMinutes;
  readonly breaks: readonly { readonly from: ClockMinutes; readonly to: ClockMinutes }[];
}

/** The studio as its owner configured it, defaults filled in. Made by `parseStudio` only. */
export interface Studio {
  readonly name: string;
  /** IANA zone. */
  readonly zone: string;
  readonly sessionMinutes: number;
  readonly startIntervalMinutes: 15 | 30 | 60;
  readonly minNoticeMinutes: number;
  readonly maxAdvanceDays: number;
  readonly maxActiveBookings: number;
  readonly cancellationWindowHours: number;
  /** Inside the window a change is left to the studio (`refer`), or made with a word about it (`allow`). */
  readonly lateCancellation: 'refer' | 'allow';
  /** Where the owner is told that a client wants a person, E.164; absent: nowhere. */
  readonly ownerWhatsapp?: string;
  /** Approved messages, for clients who have not written for a day; without one such a message waits. */
  readonly templates: {
    readonly moved?: MessageTemplate;
    readonly cancelled?: MessageTemplate;
  };
  /** An absent weekday is closed. */
  readonly weekly: Readonly<Partial<Record<Weekday, OpeningHours>>>;
  /** Inclusive dates. */
  readonly holidays: readonly {
    readonly start: LocalDate;
    readonly end: LocalDate;
    readonly name?: string;
  }[];
  /** Lanes that hold one session at a time: a resource of capacity two is two lanes. */
  readonly lanes: readonly Lane[];
  readonly contact: {
    readonly phone?: string;
    readonly address?: string;
    readonly email?: string;
  };
  readonly faq: readonly {
    readonly topic: string;
    readonly keywords: readonly string[];
    readonly answer: string;
  }[];
  /** How many messages of one client are acted on. */
  readonly messageLimits: MessageLimits;
  readonly retention: Retention;
  /** How often the model is asked on a day of the studio. */
  readonly modelCallsPerDay: number;
  /**
   * `auto`: the model is asked where the grammar alone is not enough. `both`: always. `grammar`: never.
   * `deepseek`: always, and its reading counts wherever it answers.
   */
  readonly reader: 'auto' | 'both' | 'grammar' | 'deepseek';
}
