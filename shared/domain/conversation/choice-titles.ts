import { clockTime, shortTime } from '#domain/conversation/date-format.ts';
import type { Language } from '#domain/conversation/language.ts';
import type { Choice } from '#domain/conversation/message.ts';
import type { OfferReason, SlotChoice } from '#domain/conversation/reply.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { LocalDate, Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

/** What fits a reply button, the narrowest place that a title may be shown in. */
const buttonTitleLengthMax = 20;

/** Offers as choices: the time alone where all are on the day that the message speaks of, else the date too. */
export function offerChoices(
  language: Language,
  reason: OfferReason,
  choices: readonly SlotChoice[],
): Choice[] {
  const spoken = spokenDate(reason);
  const isSpokenDay = spoken !== undefined && choices.every(({ date }) => date === spoken);
  return isSpokenDay ? timeChoices(language, choices) : datedChoices(language, choices);
}

/** The day that the reason for an offer names in full; undefined where it names none. */
export function spokenDate(reason: OfferReason): LocalDate | undefined {
  switch (reason.kind) {
    case 'refused':
      return reason.asked.date;
    case 'free-on':
    case 'nearest':
      return reason.date;
    case 'free-next':
    case 'again':
    case 'move-to':
      return undefined;
  }
}

export function timeChoices(language: Language, choices: readonly SlotChoice[]): Choice[] {
  return choices.map(({ id, minute }) => ({ id, title: clockTime(language, minute) }));
}

export function datedChoices(language: Language, choices: readonly SlotChoice[]): Choice[] {
  return choices.map((choice) => ({ id: choice.id, title: shortTime(language, choice) }));
}

/** Bookings as choices, in the studio's time. */
export function bookingChoices(
  language: Language,
  studio: Studio,
  choices: readonly { readonly id: string; readonly start: Instant }[],
): Choice[] {
  return choices.map(({ id, start }) => ({
    id,
    title: shortTime(language, wallClockAt(studio.zone, start)),
  }));
}

/**
 * WhatsApp refuses two equal titles in one message, and a client may have two sessions at one time. The second
 * is numbered, `Thu 3 Dec 2:30 pm (2)`, without its weekday where it would be too long for a button.
 */
export function withDistinctTitles(choices: readonly Choice[]): Choice[] {
  const timesSeen = new Map<string, number>();
  return choices.map((choice) => {
    const place = (timesSeen.get(choice.title) ?? 0) + 1;
    timesSeen.set(choice.title, place);
    return place === 1 ? choice : { ...choice, title: numbered(choice.title, place) };
  });
}

function numbered(title: string, place: number): string {
  const whole = `${title} (${place})`;
  return whole.length <= buttonTitleLengthMax ? whole : whole.slice(whole.indexOf(' ') + 1);
}
