/** A client as WhatsApp tells of them. */
export interface PageClient {
  /** Digits with a plus sign. */
  readonly phone: string;
  readonly userId: string;
  readonly name: string;
}

/** Something to tap. */
export interface PageChoice {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly replyType: 'button_reply' | 'list_reply';
}

/**
 * How far a message has come. A client's: `sent` (on its way), `delivered` (taken by the webhook), `read`. A reply:
 * what WhatsApp told of it by statuses; before that `waiting`, `failed` or `in-doubt`, as the studio's table has it.
 */
export type Progress =
  | 'waiting'
  | 'in-doubt'
  | 'accepted'
  | 'sent'
  | 'delivered'
  | 'read'
  | 'failed';

export interface PageMessage {
  readonly id: string;
  readonly client: string;
  readonly direction: 'in' | 'out';
  /** The studio's wall clock, `2026-12-03T10:00:05`. */
  readonly at: string;
  readonly text: string;
  readonly choices?: readonly PageChoice[];
  /** The words that open a list. */
  readonly menuLabel?: string;
  readonly progress: Progress;
  /** The inbound message whose turn explains this one. */
  readonly explainedBy?: string;
}

/** Something on the studio's calendar. Times are the studio's wall clock; a whole day's are dates. */
export interface PageEvent {
  readonly id: string;
  readonly kind: 'booking' | 'own' | 'note';
  readonly title: string;
  readonly start: string;
  readonly end: string;
  /** Of a booking: whose it is. */
  readonly client?: string;
  /** Of a booking: Google has it as the table has it. */
  readonly inGoogle: boolean;
}

export interface PageStudio {
  readonly name: string;
  readonly zone: string;
  readonly sessionMinutes: number;
  readonly startIntervalMinutes: number;
  /** ISO weekday, and `10:00` or the like. */
  readonly opening: readonly {
    readonly weekday: number;
    readonly from: string;
    readonly to: string;
  }[];
  readonly holidays: readonly {
    readonly start: string;
    readonly end: string;
    readonly name?: string;
  }[];
}

export const deepseekModes = ['none', 'stand-in', 'down', 'silent'] as const;

/** What goes wrong on purpose. */
export interface Trouble {
  /** `none`: no key, the grammar reads alone. `down`: answers 503. `silent`: never answers. */
  readonly deepseek: (typeof deepseekModes)[number];
  readonly google: boolean;
  readonly whatsapp: boolean;
  readonly twice: boolean;
  /** Armed until it has happened once. */
  readonly crash: boolean;
}

/** Everything that the page shows, at one instant. */
export interface PageView {
  /** The studio's wall clock. */
  readonly now: string;
  /** False while a real service is connected. */
  readonly clockMoves: boolean;
  /** Which services are played here. */
  readonly played: {
    readonly whatsapp: boolean;
    readonly deepseek: boolean;
    readonly google: boolean;
  };
  readonly calendarId: string;
  readonly studio: PageStudio;
  readonly clients: readonly PageClient[];
  readonly messages: readonly PageMessage[];
  /** Phones of clients to whom typing is shown. */
  readonly typing: readonly string[];
  readonly events: readonly PageEvent[];
  readonly trouble: Trouble;
}

/** What one reader took out of a message. */
export interface PageReading {
  readonly intent: string;
  readonly words: readonly string[];
  readonly leftover: readonly string[];
}

/** Why a message was answered as it was. */
export interface PageReason {
  readonly text: string;
  /** The signed body as it was posted. */
  readonly body: string;
  /** How often the conversation function was called with it. */
  readonly invocations: number;
  readonly steps: readonly { readonly name: string; readonly tookMs: number }[];
  readonly grammar?: PageReading;
  readonly model?: PageReading | { readonly failure: string };
  readonly actedOn?: PageReading;
  /** What the words come to on the studio's calendar. */
  readonly resolved: readonly string[];
  readonly decision?: string;
  readonly effects: readonly string[];
  readonly outcome?: string;
  readonly delivery?: string;
  /** What the turn wrote, as the table holds it now. */
  readonly items: readonly {
    readonly entity: string;
    readonly key: string;
    readonly json: string;
  }[];
}
