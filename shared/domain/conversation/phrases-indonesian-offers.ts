import { offerChoices, spokenDate } from '#domain/conversation/choice-titles.ts';
import { longDate, longTime } from '#domain/conversation/date-format.ts';
import type { RenderedPart } from '#domain/conversation/phrases.ts';
import { indonesianRefusal } from '#domain/conversation/phrases-indonesian-refusals.ts';
import type { OfferReason, SlotChoice } from '#domain/conversation/reply.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** Why these times are offered, and the times to tap; or the question for another day where there are none. */
export function indonesianOffer(
  reason: OfferReason,
  choices: readonly SlotChoice[],
  studio: Studio,
): RenderedPart {
  const body = choices.length > 0 ? someFree(reason, choices, studio) : noneFree(reason, studio);
  return { body, choices: offerChoices('id', reason, choices) };
}

function someFree(reason: OfferReason, choices: readonly SlotChoice[], studio: Studio): string {
  const nearest = 'Yang kosong paling dekat:';
  switch (reason.kind) {
    case 'refused':
      return `${indonesianRefusal(reason, studio)} ${nearest}`;
    case 'free-on':
      return `${longDate('id', reason.date)}${reason.narrowed ? ' sekitar waktu itu' : ''} yang kosong ini Kak:`;
    case 'nearest': {
      const hasThatDay = choices.some(({ date }) => date === spokenDate(reason));
      const missing = hasThatDay
        ? 'di waktu itu nggak ada yang kosong'
        : 'sudah nggak ada yang pas';
      return `Maaf Kak, ${longDate('id', reason.date)} ${missing}. ${nearest}`;
    }
    case 'free-next':
      return 'Jadwal kosong terdekat ini Kak:';
    case 'again':
      return choices.length > 1 ? 'Mau yang mana Kak?' : 'Yang ini cocok Kak?';
    case 'move-to':
      return `Sesi Kakak sekarang ${longTime('id', reason.from)}. Mau dipindah ke kapan?`;
  }
}

function noneFree(reason: OfferReason, studio: Studio): string {
  const otherDay = 'Kalau hari lain, bisanya kapan?';
  switch (reason.kind) {
    case 'refused':
      return `${indonesianRefusal(reason, studio)} ${otherDay}`;
    case 'free-on': {
      const then = reason.narrowed ? ' sekitar waktu itu' : '';
      return `Maaf Kak, ${longDate('id', reason.date)}${then} nggak ada yang kosong. ${otherDay}`;
    }
    case 'nearest':
      return `Maaf Kak, ${longDate('id', reason.date)} dan hari-hari setelahnya sudah nggak ada yang pas. ${otherDay}`;
    case 'free-next':
      return `Maaf Kak, beberapa hari ke depan nggak ada yang kosong. ${otherDay}`;
    case 'again':
      return 'Mau hari apa dan jam berapa Kak?';
    case 'move-to':
      return `Sesi Kakak sekarang ${longTime('id', reason.from)}. Mau dipindah ke hari apa dan jam berapa?`;
  }
}
