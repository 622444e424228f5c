import { bookingChoices, datedChoices, timeChoices } from '#domain/conversation/choice-titles.ts';
import { clockTime, longDate, shortDate } from '#domain/conversation/date-format.ts';
import {
  type QuestionReply,
  type RenderedPart,
  timesListedMax,
} from '#domain/conversation/phrases.ts';
import {
  indonesianHourOfDay,
  indonesianSlot,
  indonesianTime,
  indonesianTimes,
} from '#domain/conversation/phrases-indonesian-parts.ts';
import type { DayDoubt } from '#domain/date-language/resolve-day.ts';
import type { DoubtfulIntent } from '#domain/intent/reading.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** A question and the answers to tap. */
export function indonesianQuestion(reply: QuestionReply, studio: Studio): RenderedPart {
  switch (reply.kind) {
    case 'ask-day':
      return { body: askDay(reply), choices: datedChoices('id', reply.choices) };
    case 'ask-time': {
      const free = reply.choices.length > 0 ? ' Yang kosong:' : '';
      return {
        body: `${longDate('id', reply.date)} mau jam berapa Kak?${free}`,
        choices: timeChoices('id', reply.choices),
      };
    }
    case 'confirm-slot':
      return {
        body: `${indonesianSlot(studio, reply.choice)} masih kosong Kak. Mau saya ${reply.moves ? 'pindahkan ke situ' : 'bookingkan'}?`,
        choices: [{ id: reply.choice.id, title: 'Ya, jadi' }],
      };
    case 'which-day':
      return {
        body: whichDay[reply.why],
        choices: reply.choices.map(({ id, date }) => ({
          id,
          title: shortDate('id', date),
          description: longDate('id', date),
        })),
      };
    case 'which-time':
      return whichTime(reply);
    case 'which-booking': {
      const missing = reply.noneFits ? 'Jadwal yang itu nggak ketemu Kak. ' : '';
      const verb = reply.purpose === 'cancel' ? 'dibatalkan' : 'dipindah';
      return {
        body: `${missing}Yang mana yang mau ${verb}${reply.noneFits ? '' : ' Kak'}?`,
        choices: bookingChoices('id', studio, reply.choices),
      };
    }
    case 'confirm-cancel-all': {
      const list = indonesianTimes(studio, reply.starts, timesListedMax.withChoices);
      return {
        body: `${reply.starts.length === 1 ? 'Sesi ini' : 'Semua sesi ini'} mau dibatalkan Kak?\n${list}`,
        choices: [
          { id: reply.yesId, title: 'Ya, batalkan' },
          { id: reply.noId, title: 'Nggak jadi' },
        ],
      };
    }
    case 'which-intent':
      return {
        body: 'Biar nggak salah Kak, maksudnya yang mana?',
        choices: reply.choices.map(({ id, intent }) => ({ id, title: intentTitles[intent] })),
      };
    case 'cancel-or-move':
      return {
        body: `Kak punya sesi ${indonesianTime(studio, reply.start)}. Mau dibatalkan atau dipindah?`,
        choices: [
          { id: reply.cancelId, title: 'Batalkan' },
          { id: reply.moveId, title: 'Pindahkan' },
        ],
      };
  }
}

function askDay({ time, choices }: Extract<QuestionReply, { kind: 'ask-day' }>): string {
  const question =
    time === undefined ? 'Mau hari apa Kak?' : `Pukul ${clockTime('id', time)} untuk hari apa Kak?`;
  return choices.length > 0 ? `${question} Yang kosong antara lain:` : question;
}

function whichTime({
  why,
  date,
  choices,
}: Extract<QuestionReply, { kind: 'which-time' }>): RenderedPart {
  const name =
    why === 'am-or-pm' ? indonesianHourOfDay : (minute: number) => clockTime('id', minute);
  const titled = choices.map(({ id, minute }) => ({ id, title: name(minute) }));
  const times = titled.map(({ title }) => title).join(' atau ');
  const day = date === undefined ? 'Maksudnya' : `${longDate('id', date)}, maksudnya`;
  return { body: `${day} pukul ${times} Kak?`, choices: titled };
}

const whichDay = {
  'which-week': 'Maksudnya hari yang mana Kak?',
  'today-or-next': 'Maksudnya hari ini atau minggu depan Kak?',
  contradiction: 'Hari dan tanggalnya nggak cocok Kak. Maksudnya yang mana?',
  spelling: 'Maksudnya hari yang mana Kak?',
} as const satisfies Record<DayDoubt, string>;

const intentTitles: Readonly<Record<DoubtfulIntent, string>> = {
  book: 'Booking',
  cancel: 'Batalkan',
  move: 'Pindahkan',
  undo: 'Kembalikan',
  no: 'Nggak jadi',
};
