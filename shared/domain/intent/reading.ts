import type { DaySpec, TimeSpec } from '#domain/date-language/atom.ts';
import type { CueLanguage } from '#domain/intent/cue.ts';

export type Intent =
  | 'book'
  /** Days or times without a verb: "besok jam 10 kak". */
  | 'wish'
  /** Asks whether or when a time is free. */
  | 'ask'
  | 'cancel'
  | 'cancel-all'
  /** "gajadi": cancels, or only leaves the open question, by what was spoken of. */
  | 'give-up'
  | 'move'
  | 'list'
  | 'yes'
  | 'no'
  | 'never-mind'
  | 'undo'
  /** "jangan dibatalin": everything stays. */
  | 'keep'
  /** Only says what does not suit. */
  | 'refuse'
  /** Only a number or an ordinal. */
  | 'pick'
  | 'greeting'
  | 'thanks'
  | 'question'
  | 'human'
  /** Asks, or has something to say about, who it is that answers. */
  | 'about-me'
  | 'delete-data'
  | 'late'
  /** Somebody else's booking. */
  | 'not-mine'
  /** Tells of what was done before. */
  | 'tells'
  | 'unclear';

export type Topic = 'hours' | 'price' | 'place' | 'equipment' | 'duration' | 'other';

/** One day and time as said together. Either may be missing. */
export interface Wish {
  readonly days: readonly DaySpec[];
  readonly times: readonly TimeSpec[];
}

/** An amount by which to move; the sign is the direction, later being positive. */
export interface Shift {
  readonly minutes: number;
  readonly days: number;
}

/** A number that may pick from a list. `ordinal`: said as a place in it ("yang kedua", "nomor 2"); -1 is the last. */
export interface Pick {
  readonly value: number;
  readonly ordinal: boolean;
  /** "The later one": only of two. */
  readonly ofTwo?: true;
}

/** What two readers may differ about. */
export type DoubtfulIntent = 'book' | 'cancel' | 'move' | 'undo' | 'no';

/** What a message was read to mean, in the client's terms: no date is computed yet. */
export interface Reading {
  readonly intent: Intent;
  /** Whether it asks rather than tells: an answer is owed, and nothing is booked on it. */
  readonly asks: boolean;
  readonly wishes: readonly Wish[];
  /** How several wishes hang together: "and" wants them all, "or" one of them, "else" the first that can be had. */
  readonly joined: 'and' | 'or' | 'else';
  /** What else is asked for in the same message, each complete in itself. */
  readonly further?: readonly Reading[];
  /** The booking meant, in a move or a cancellation. */
  readonly source?: Wish;
  readonly refused: readonly Wish[];
  readonly picks: readonly Pick[];
  readonly shift?: Shift;
  /** An amount to move by without a word on which way: "geser sejam". */
  readonly amount?: Shift;
  readonly direction?: 'later' | 'earlier';
  /** It begins by correcting what was said before: "eh salah, jam 11". */
  readonly corrects: boolean;
  /** Wants this in place of what was arranged: "5pm instead", "jam 11 aja". */
  readonly replaces: boolean;
  /** What is refused is excepted ("all but Friday"), not impossible ("can't come Friday"). */
  readonly excepts: boolean;
  /** Of something that is no business of a studio's: it is not misunderstood. */
  readonly offTopic: boolean;
  /** "Instead": in place of a session that there is. */
  readonly instead: boolean;
  /** "I can't make it", beside another time: the session that there is does not suit. */
  readonly cannotCome: boolean;
  readonly affirms: boolean;
  /** "Jadi": what was arranged or given up is to take place. */
  readonly goesAhead: boolean;
  /** "10.30 boleh", said and not asked: an hour that suits, where some were offered. */
  readonly suits: boolean;
  /** It speaks of the client's own session, "my booking", and not only of what is being talked about. */
  readonly namesSession: boolean;
  readonly denies: boolean;
  /** "terserah", "any of them". */
  readonly whichever: boolean;
  /** Asks for other choices than those offered, or for one booking more. */
  readonly another: boolean;
  readonly more: boolean;
  readonly all: boolean;
  /** A verb of booking stands in it, not only a time. */
  readonly books: boolean;
  /** For more than one person or again and again: one booking does not meet it. */
  readonly several: boolean;
  /** Two readers read different things: the client is asked which. */
  readonly doubt?: readonly [DoubtfulIntent, DoubtfulIntent];
  readonly greets: boolean;
  readonly salam: boolean;
  readonly thanks: boolean;
  readonly topic?: Topic;
  /** The topic is asked about, and not only named on the way: both it and a time are owed an answer. */
  readonly asksTopic: boolean;
  /** Asks who else comes: what is free may be said, and nobody's name. */
  readonly asksOfOthers: boolean;
  /** The language it is written in, if the words tell. */
  readonly language: CueLanguage;
  /** At least two words of difference: a lone "undo" does not change the language of a conversation. */
  readonly languageIsSure: boolean;
  /** A day or month word was misspelt so that the spelling leaves its meaning open, or mended. */
  readonly respelt: boolean;
  /** The client's words that were given a meaning, verbatim. */
  readonly words: readonly string[];
  /** The client's words that could not be accounted for, verbatim. */
  readonly leftover: readonly string[];
}
