import type { Span } from '#domain/calendar/calendar-event.ts';
import type { Impossible } from '#domain/calendar/judge-move.ts';
import { fullTime } from '#domain/conversation/date-format.ts';
import type { Language } from '#domain/conversation/language.ts';
import type { Studio } from '#domain/studio/studio.ts';

/** What the owner is told of her calendar, as data. */
export type OwnerWord = {
  /** The session that it is about, as it stands. */
  readonly about: Span & { readonly bookingId: string; readonly clientId: string };
  readonly clientName?: string;
  /** What led to it: told once, however often it is come upon. */
  readonly cause: string;
} & (
  | { readonly kind: 'client-changed-too' }
  | { readonly kind: 'client-cancelled-too' }
  /** Her event covers a session that a client had before. */
  | { readonly kind: 'client-there-already' }
  | { readonly kind: 'cannot-move'; readonly why: Impossible }
  /** She brought back the event of a session that is cancelled. */
  | { readonly kind: 'is-cancelled' }
  /** Her change stands, but word of it has not reached the client. */
  | { readonly kind: 'client-not-told' }
);

/** What she is asked where a pull would cancel many sessions at once. */
export interface OwnerQuestion {
  readonly sessions: number;
}

/** A title and some lines, in Indonesian and English at once: her language is not known. */
export interface OwnerText {
  readonly title: string;
  readonly text: string;
}

export function renderOwnerWord(word: OwnerWord, studio: Studio): OwnerText {
  const who = word.clientName ?? 'Klien / a client';
  const at = (language: Language) => fullTime(language, studio.zone, word.about.startsAt);
  const [indonesian, english] = lines(word, who, at('id'), at('en'));
  return { title: `CoreSync: ${titles[word.kind]} – ${who}`, text: `${indonesian}\n${english}` };
}

const titles: Readonly<Record<OwnerWord['kind'], string>> = {
  'client-changed-too': 'klien mengubahnya / the client changed it',
  'client-cancelled-too': 'klien membatalkan / the client cancelled',
  'client-there-already': 'bentrok / conflict',
  'cannot-move': 'tidak bisa dipindah / cannot be moved',
  'is-cancelled': 'sudah batal / is cancelled',
  'client-not-told': 'klien belum tahu / client not told',
};

function lines(word: OwnerWord, who: string, id: string, en: string): readonly [string, string] {
  switch (word.kind) {
    case 'client-changed-too':
      return [
        `${who} mengubah sesi ini bersamaan dengan perubahan Anda. Yang berlaku: ${id}.`,
        `${who} changed this session at the same time as you did. It is now on ${en}.`,
      ];
    case 'client-cancelled-too':
      return [
        `${who} membatalkan sesi ini sebelum perubahan Anda terbaca.`,
        `${who} cancelled this session before your change was read.`,
      ];
    case 'client-there-already':
      return [
        `${who} sudah punya sesi ${id}. Sesi itu tetap; geser atau hapus bila perlu.`,
        `${who} already has a session on ${en}. It stands; drag or delete it if you need the time.`,
      ];
    case 'cannot-move': {
      const [because, reason] = impossible[word.why];
      return [
        `Sesi ${who} tetap ${id}: ${because}.`,
        `The session of ${who} stays on ${en}: ${reason}.`,
      ];
    }
    case 'is-cancelled':
      return [
        `Sesi ${who} ${id} sudah dibatalkan, jadi acaranya dihapus lagi. Untuk menahan waktunya, buat acara baru.`,
        `The session of ${who} on ${en} is cancelled, so its event was removed again. To keep the time, make a new event.`,
      ];
    case 'client-not-told':
      return [
        `${who} belum bisa dikabari soal sesi ${id}: sudah lebih dari 24 jam sejak pesan terakhirnya. Kabarnya dikirim begitu ia menulis lagi.`,
        `${who} could not be told about the session on ${en}: the last message is more than 24 hours old. They will be told when they write again.`,
      ];
  }
}

const impossible: Readonly<Record<Impossible, readonly [string, string]>> = {
  begun: ['sesinya sudah dimulai', 'it has begun already'],
  past: ['waktu barunya sudah lewat', 'the new time is over'],
  overlapping: ['sudah ada sesi lain di waktu itu', 'another session has that time'],
  'whole-day': ['sesi tidak bisa seharian', 'a session cannot take a whole day'],
  'too-long': ['waktunya terlalu panjang', 'it would take too long'],
};

/** She answers by the first word of the title. */
export function renderOwnerQuestion({ sessions }: OwnerQuestion): OwnerText {
  return {
    title: `CoreSync: batalkan ${sessions} sesi? / cancel ${sessions} sessions?`,
    text:
      `${sessions} sesi mendatang hilang dari kalender. Belum ada yang dibatalkan dan belum ada klien yang dikabari. ` +
      'Ganti judul acara ini menjadi YA untuk membatalkan semuanya, atau TIDAK untuk mengembalikannya.\n' +
      `${sessions} upcoming sessions vanished from the calendar. Nothing is cancelled and no client was told. ` +
      'Change the title of this event to YES to cancel all of them, or to NO to bring them back.',
  };
}

/** Her answer in the title of the question; undefined: none yet. A question that she deleted is a no. */
export function ownerAnswer(title: string | undefined): 'yes' | 'no' | undefined {
  if (title === undefined) return 'no';
  const word = /^\s*(\p{L}+)/u.exec(title)?.[1]?.toLowerCase();
  if (word === 'ya' || word === 'yes') return 'yes';
  return word === 'tidak' || word === 'no' ? 'no' : undefined;
}
