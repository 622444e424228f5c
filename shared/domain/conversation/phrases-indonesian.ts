import {
  clockTime,
  fullTime,
  longDate,
  shortDate,
  shortTime,
  weekdayName,
} from '#domain/conversation/date-format.ts';
import type { Choice } from '#domain/conversation/message.ts';
import type { Phrases, RenderedPart } from '#domain/conversation/phrases.ts';
import type { OfferReason, Reply, SlotChoice, SlotTime } from '#domain/conversation/reply.ts';
import { planOf } from '#domain/schedule/opening.ts';
import { wallClockAt } from '#domain/schedule/studio-time.ts';
import type { LocalDate, Studio } from '#domain/studio/studio.ts';
import type { Instant } from '#domain/time/instant.ts';

export const indonesian: Phrases = { menuLabel: 'Lihat pilihan', render };

function render(reply: Reply, studio: Studio): RenderedPart {
  const at = (instant: Instant): string => `*${fullTime('id', studio.zone, instant)}*`;
  const list = (starts: readonly Instant[]): string =>
    starts.map((start) => `• ${at(start)}`).join('\n');
  switch (reply.kind) {
    case 'booked':
      if (reply.starts.length === 1)
        return text(
          `Siap Kak, sudah dibooking untuk ${reply.starts.map(at).join('')}. Sampai ketemu! 🙏`,
        );
      return text(`Siap Kak, sudah dibooking semua:\n${list(reply.starts)}\nSampai ketemu! 🙏`);
    case 'moved':
      return text(
        `Oke Kak, jadwalnya sudah dipindah dari ${fullTime('id', studio.zone, reply.from)} ke ${at(reply.to)}.`,
      );
    case 'cancelled':
      return {
        body: `Oke Kak, sesi ${at(reply.start)} sudah dibatalkan. Kalau berubah pikiran, bisa dikembalikan dalam 10 menit.`,
        choices: [{ id: reply.undoId, title: 'Kembalikan' }],
      };
    case 'cancelled-all':
      return text(`Oke Kak, sudah dibatalkan:\n${list(reply.starts)}`);
    case 'restored':
      return text(`Sip Kak, sesinya sudah dikembalikan:\n${list(reply.starts)}`);
    case 'undo-late':
      return text(
        'Maaf Kak, yang tadi sudah tidak bisa dikembalikan. Mau booking lagi? Sebut saja hari dan jamnya ya.',
      );
    case 'undo-nothing':
      return text('Belum ada pembatalan yang bisa dikembalikan, Kak.');
    case 'unchanged':
      return text('Siap Kak, tidak ada yang diubah.');
    case 'ask-day':
      return {
        body:
          reply.time === undefined
            ? 'Untuk hari apa Kak?'
            : `Untuk hari apa Kak saya bookingkan pukul ${clockTime('id', reply.time)}?`,
        choices: slotChoices(reply.choices, true),
      };
    case 'ask-time':
      return {
        body: `${longDate('id', reply.date)}, mau jam berapa Kak? Yang kosong antara lain:`,
        choices: slotChoices(reply.choices, false),
      };
    case 'offer':
      return renderOffer(reply.reason, reply.choices, studio);
    case 'confirm-slot':
      return {
        body: `${weekdayName('id', reply.choice.date)}, ${longDate('id', reply.choice.date).split(', ')[1]} pukul ${clockTime('id', reply.choice.minute)} kosong Kak. ${reply.moves ? 'Saya pindahkan ke situ ya?' : 'Saya bookingkan ya?'}`,
        choices: [{ id: reply.choice.id, title: 'Ya, jadi' }],
      };
    case 'which-day':
      return {
        body: whichDay[reply.why],
        choices: reply.choices.map((one) => ({
          id: one.id,
          title: shortDate('id', one.date),
          description: longDate('id', one.date),
        })),
      };
    case 'which-time':
      return {
        body: reply.why === 'half' ? 'Maksudnya jam berapa Kak?' : 'Pagi atau sore/malam Kak?',
        choices: reply.choices.map((one) => ({ id: one.id, title: clockTime('id', one.minute) })),
      };
    case 'which-booking': {
      const verb = reply.purpose === 'cancel' ? 'dibatalkan' : 'dipindah';
      const body = reply.noneFits
        ? `Saya tidak menemukan booking yang itu Kak. Yang mana yang mau ${verb}?`
        : `Yang mana yang mau ${verb} Kak?`;
      return { body, choices: reply.choices.map((one) => bookingChoice(one, studio)) };
    }
    case 'confirm-cancel-all':
      return {
        body: `Semua ini mau dibatalkan Kak?\n${list(reply.starts)}`,
        choices: [
          { id: reply.yesId, title: 'Ya, batalkan' },
          { id: reply.noId, title: 'Tidak jadi' },
        ],
      };
    case 'cancel-or-move':
      return {
        body: `Kak punya sesi ${at(reply.start)}. Mau dibatalkan atau dipindah?`,
        choices: [
          { id: reply.cancelId, title: 'Batalkan' },
          { id: reply.moveId, title: 'Pindahkan' },
        ],
      };
    case 'no-such-day':
      return text('Tanggal itu tidak ada di kalender Kak. Untuk tanggal berapa ya?');
    case 'bookings':
      return text(`Jadwal Kak:\n${list(reply.starts)}`);
    case 'no-bookings':
      return text(
        'Kak belum punya booking yang akan datang. Mau booking? Sebut saja hari dan jamnya ya.',
      );
    case 'already-yours':
      return text(`${at(reply.start)} memang sudah dibooking atas nama Kak.`);
    case 'too-many':
      return text(`Maaf Kak, paling banyak ${reply.limit} booking aktif sekaligus.`);
    case 'inside-window':
      return text(
        `Maaf Kak, sesi ${at(reply.start)} kurang dari ${reply.hours} jam lagi, jadi tidak bisa dibatalkan lewat sini. ${contact(studio)}`,
      );
    case 'greeting':
      return text(
        `${reply.salam ? 'Waalaikumsalam' : 'Halo'} Kak! Saya resepsionis ${studio.name}. Mau booking hari apa dan jam berapa?`,
      );
    case 'thanks':
      return text('Sama-sama Kak! 🙏');
    case 'let-me-know':
      return text('Oke Kak, kabari saja kalau mau booking ya.');
    case 'help':
      return text(
        'Maaf Kak, saya belum paham. Saya bisa bantu booking, pindah, lihat atau batalkan jadwal. Contoh: "booking besok jam 10 pagi" atau "batalin yang Jumat".',
      );
    case 'nothing-asked':
      return text('Siap Kak. Mau booking hari apa dan jam berapa?');
    case 'question':
      return text(reply.answer ?? `Soal itu saya belum punya infonya Kak. ${contact(studio)}`);
    case 'hours':
      return text(hours(studio, reply.date));
    case 'human':
      return text(contact(studio));
    case 'late':
      return text(
        'Terima kasih kabarnya Kak, hati-hati di jalan ya. Sesinya tetap selesai sesuai jadwal.',
      );
    case 'not-mine':
      return text(
        'Saya hanya bisa mengurus booking dari nomor ini Kak. Tolong minta yang bersangkutan chat langsung ya.',
      );
    case 'delete-data':
      return text(`Untuk menghapus data, ${contact(studio)}`);
    case 'stale-choice':
      return text(
        'Pilihan itu dari pesan yang sudah lewat Kak. Sebut saja hari dan jam yang Kak mau ya.',
      );
    case 'old-message':
      return text(
        'Maaf Kak, pesan ini terlambat sampai, jadi belum saya proses. Kalau masih mau, tolong kirim lagi ya.',
      );
    case 'unreadable':
      return text(
        `Maaf Kak, saya belum bisa ${reply.type === 'audio' ? 'mendengar pesan suara' : 'membaca pesan seperti ini'}. Tolong diketik ya.`,
      );
  }
}

const whichDay = {
  'which-week': 'Maksudnya yang mana Kak?',
  'today-or-next': 'Hari ini atau minggu depan Kak?',
  contradiction: 'Hari dan tanggalnya tidak cocok Kak. Maksudnya yang mana?',
  eve: 'Maksudnya malam yang mana Kak?',
  spelling: 'Maksudnya hari apa Kak?',
} as const;

function renderOffer(
  reason: OfferReason,
  choices: readonly SlotChoice[],
  studio: Studio,
): RenderedPart {
  const [first] = choices;
  const isOneDay = choices.every((choice) => choice.date === first?.date);
  const tail = choices.length > 0 ? 'Yang kosong:' : 'Ada hari lain yang Kak mau?';
  return {
    body: `${offerReason(reason, first, isOneDay, studio)} ${tail}`,
    choices: slotChoices(choices, !isOneDay || needsDate(reason, first)),
  };
}

function needsDate(reason: OfferReason, first: SlotTime | undefined): boolean {
  if (reason.kind === 'free-on' || reason.kind === 'nearest') return first?.date !== reason.date;
  if (reason.kind === 'refused') return first?.date !== reason.asked.date;
  return true;
}

function offerReason(
  reason: OfferReason,
  first: SlotTime | undefined,
  isOneDay: boolean,
  studio: Studio,
): string {
  switch (reason.kind) {
    case 'refused':
      return refusal(reason, studio);
    case 'free-on':
      return `${longDate('id', reason.date)} Kak.`;
    case 'nearest':
      return `Untuk waktu itu di ${longDate('id', reason.date)} tidak ada yang kosong Kak.${isOneDay && first?.date === reason.date ? '' : ' Paling dekat:'}`;
    case 'free-next':
      return 'Jadwal terdekat Kak.';
    case 'again':
      return 'Boleh pilih salah satu ya Kak.';
    case 'move-to':
      return `Mau dipindah ke kapan Kak (sekarang ${shortTime('id', reason.from)})?`;
  }
}

function refusal(reason: Extract<OfferReason, { kind: 'refused' }>, studio: Studio): string {
  const { asked } = reason;
  const when = `${longDate('id', asked.date)} pukul ${clockTime('id', asked.minute)}`;
  const plan = planOf(studio, asked.date);
  const open =
    plan.kind === 'open'
      ? `${clockTime('id', plan.hours.opensAt)}-${clockTime('id', plan.hours.closesAt)}`
      : '';
  switch (reason.refusal.kind) {
    case 'past':
      return `${when} sudah lewat Kak.`;
    case 'too-soon':
      return `${when} terlalu mepet Kak.`;
    case 'too-far':
      return `${longDate('id', asked.date)} masih terlalu jauh Kak, booking dibuka ${studio.maxAdvanceDays} hari ke depan.`;
    case 'closed':
      if (reason.refusal.closure.kind === 'weekday')
        return `Hari ${weekdayName('id', asked.date)} kami tutup Kak.`;
      return `${longDate('id', asked.date)} kami libur Kak${reason.refusal.closure.name ? ` (${reason.refusal.closure.name})` : ''}.`;
    case 'outside-hours':
      return `Pukul ${clockTime('id', asked.minute)} di luar jam buka Kak (${weekdayName('id', asked.date)} ${open}).`;
    case 'in-break':
      return `Pukul ${clockTime('id', asked.minute)} kena jam istirahat Kak.`;
    case 'off-grid':
      return `Sesi mulai setiap ${studio.startIntervalMinutes} menit Kak.`;
    case 'taken':
      return `${when} sudah penuh Kak.`;
  }
}

function slotChoices(choices: readonly SlotChoice[], withDate: boolean): Choice[] {
  return choices.map((choice) => ({
    id: choice.id,
    title: withDate ? shortTime('id', choice) : clockTime('id', choice.minute),
  }));
}

function bookingChoice(
  one: { readonly id: string; readonly start: Instant },
  studio: Studio,
): Choice {
  const { date, minute } = wallClockAt(studio.zone, one.start);
  return { id: one.id, title: shortTime('id', { date, minute }) };
}

function hours(studio: Studio, date: LocalDate | undefined): string {
  if (date) {
    const plan = planOf(studio, date);
    if (plan.kind === 'closed') return `${longDate('id', date)} kami tutup Kak.`;
    return `${longDate('id', date)} buka ${clockTime('id', plan.hours.opensAt)}-${clockTime('id', plan.hours.closesAt)} Kak.`;
  }
  const lines = dayNames.flatMap((name, index) => {
    const day = studio.weekly[(index + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7];
    return [
      `${name}: ${day ? `${clockTime('id', day.opensAt)}-${clockTime('id', day.closesAt)}` : 'tutup'}`,
    ];
  });
  return `Jam buka kami Kak:\n${lines.join('\n')}`;
}

const dayNames = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const;

function contact(studio: Studio): string {
  const ways = [studio.contact.phone, studio.contact.email].filter(Boolean);
  if (ways.length === 0) return 'silakan hubungi langsung tim studio kami ya Kak.';
  return `silakan hubungi langsung studio kami di ${ways.join(' atau ')} ya Kak.`;
}

function text(body: string): RenderedPart {
  return { body };
}
