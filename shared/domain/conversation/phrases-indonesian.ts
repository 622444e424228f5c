import { composePhrases } from '#domain/conversation/compose-phrases.ts';
import { longDate } from '#domain/conversation/date-format.ts';
import type { Phrases, StatementReply } from '#domain/conversation/phrases.ts';
import { indonesianErasure } from '#domain/conversation/phrases-indonesian-erasure.ts';
import { indonesianOffer } from '#domain/conversation/phrases-indonesian-offers.ts';
import { indonesianOutcome } from '#domain/conversation/phrases-indonesian-outcomes.ts';
import {
  indonesianContact,
  indonesianDuration,
  indonesianHours,
  indonesianTime,
} from '#domain/conversation/phrases-indonesian-parts.ts';
import { indonesianQuestion } from '#domain/conversation/phrases-indonesian-questions.ts';
import { planOf } from '#domain/schedule/opening.ts';
import type { LocalDate, Studio, Weekday } from '#domain/studio/studio.ts';

export const indonesian: Phrases = composePhrases({
  menuLabel: 'Lihat pilihan',
  offer: indonesianOffer,
  question: indonesianQuestion,
  outcome: indonesianOutcome,
  erasure: indonesianErasure,
  statement,
});

function statement(reply: StatementReply, studio: Studio): string {
  switch (reply.kind) {
    case 'greeting':
      return `${reply.salam ? 'Waalaikumsalam' : 'Halo'} Kak! Saya resepsionis ${studio.name}. Mau booking hari apa dan jam berapa?`;
    case 'thanks':
      return 'Sama-sama Kak! 🙏';
    case 'let-me-know':
      return 'Oke Kak, kabari aja kalau mau booking ya.';
    case 'help':
      return 'Maaf Kak, saya cuma bisa bantu soal jadwal, misalnya "booking besok jam 10 pagi" atau "batalin yang Jumat".';
    case 'nothing-asked':
      return 'Siap Kak. Mau booking hari apa dan jam berapa?';
    case 'no-such-day':
      return 'Tanggal itu nggak ada di kalender Kak. Maksudnya tanggal berapa ya?';
    case 'question':
      return answer(reply, studio);
    case 'hours':
      return reply.date === undefined ? weeklyHours(studio) : hoursOn(studio, reply.date);
    case 'duration':
      return `Satu sesi ${indonesianDuration(studio.sessionMinutes)} Kak.`;
    case 'human':
      return indonesianContact(studio);
    case 'about-me':
      return `Saya resepsionis otomatis ${studio.name} Kak, bukan orang. Saya bantu booking, pindah dan batal sesi. Mau ngobrol sama orang? ${indonesianContact(studio)}`;
    case 'one-at-a-time':
      return 'Satu booking untuk satu orang dan satu sesi ya Kak.';
    case 'late-change':
      return `Sesinya kurang dari ${indonesianDuration(reply.hours * 60)} lagi ya Kak.`;
    case 'late':
      return 'Makasih kabarnya Kak, hati-hati di jalan ya. Sesinya tetap selesai sesuai jadwal.';
    case 'others-private':
      return 'Maaf Kak, siapa saja yang booking nggak bisa saya kasih tahu ya.';
    case 'not-mine':
      return 'Saya cuma bisa urus booking dari nomor ini Kak. Minta orangnya chat langsung ke sini ya.';
    case 'stale-choice':
      return 'Pilihan itu dari pesan yang sudah lewat Kak. Sebut aja hari dan jam yang Kak mau ya.';
    case 'old-message':
      return 'Maaf Kak, pesan ini telat sampai, jadi belum saya proses. Kalau masih mau, tolong kirim lagi ya.';
    case 'slow-down':
      return 'Sebentar ya Kak, pesannya banyak sekali. Yang terakhir belum saya proses: tolong kirim lagi beberapa menit lagi, dalam satu pesan ya.';
    case 'day-spent':
      return `Maaf Kak, pesannya sudah terlalu banyak untuk satu hari. Yang terakhir belum saya proses, dan saya baru bisa bantu lagi mulai ${indonesianTime(studio, reply.again)}. Perlu sebelum itu? ${indonesianContact(studio)}`;
    case 'apology':
      return `Maaf Kak, ada gangguan di sistem kami untuk pesan terakhir Kakak. Tolong kirim lagi ya. Masih belum bisa? ${indonesianContact(studio)}`;
    case 'unreadable':
      return `Maaf Kak, saya belum bisa ${reply.type === 'audio' ? 'dengar pesan suara' : 'baca pesan seperti ini'}. Tolong diketik ya.`;
  }
}

function answer(reply: Extract<StatementReply, { kind: 'question' }>, studio: Studio): string {
  if (reply.answer === undefined) {
    return `Maaf Kak, soal itu saya belum punya infonya. ${indonesianContact(studio)}`;
  }
  return reply.answer === studio.contact.address ? `Alamat kami: ${reply.answer}` : reply.answer;
}

function hoursOn(studio: Studio, date: LocalDate): string {
  const plan = planOf(studio, date);
  if (plan.kind === 'open')
    return `${longDate('id', date)} kami buka ${indonesianHours(plan.hours)} Kak.`;
  if (plan.closure.kind === 'weekday') return `${longDate('id', date)} kami tutup Kak.`;
  const name = plan.closure.name === undefined ? '' : ` (${plan.closure.name})`;
  return `${longDate('id', date)} kami libur${name} Kak.`;
}

function weeklyHours(studio: Studio): string {
  const lines = weekdays.map(([weekday, name]) => {
    const hours = studio.weekly[weekday];
    return `${name}: ${hours ? indonesianHours(hours) : 'tutup'}`;
  });
  return ['Jam buka kami Kak:', ...lines].join('\n');
}

const weekdays = [
  [1, 'Senin'],
  [2, 'Selasa'],
  [3, 'Rabu'],
  [4, 'Kamis'],
  [5, 'Jumat'],
  [6, 'Sabtu'],
  [7, 'Minggu'],
] as const satisfies readonly (readonly [Weekday, string])[];
