/** What a word or phrase does in a message, apart from naming days and times. */
export type Cue =
  // What the client wants.
  | 'book'
  | 'want'
  | 'ask'
  | 'ask-when'
  | 'slot'
  | 'can'
  /** Asks where it opens a sentence ("is 10 free"), and means nothing inside one. */
  | 'aux'
  | 'cancel'
  | 'give-up'
  /** "Can't make it", "gabisa dateng": cancels, unless another time is named. */
  | 'cant-come'
  | 'move'
  | 'move-later'
  | 'move-earlier'
  | 'later'
  | 'earlier'
  | 'list'
  | 'session'
  | 'mine'
  | 'yes'
  /** "Jadi": yes; between two times of a move, "to". */
  | 'become'
  | 'no'
  | 'never-mind'
  | 'undo'
  | 'keep'
  /** "Don't move it". */
  | 'keep-time'
  | 'greeting'
  | 'salam'
  | 'thanks'
  | 'see-you'
  | 'human'
  /** "Are you a bot?", whatever else is said of bots. */
  | 'bot'
  | 'delete-data'
  | 'hours'
  | 'price'
  /** "Paket", "trial", "transfer": about money, but often only part of another wish. */
  | 'payment'
  | 'place'
  | 'equipment'
  /** How long a session lasts. */
  | 'duration'
  | 'studio-question'
  | 'late'
  | 'all'
  | 'which'
  | 'whichever'
  // How the parts of a sentence hang together.
  | 'not'
  /** Behind "any day" it refuses what follows; elsewhere it joins. */
  | 'but'
  | 'blocked'
  /** "Hampir", "nearly": what follows was not done. */
  | 'almost'
  /** "So" behind a reason: what follows is wanted. */
  | 'so'
  /** "Tetap": of several, this one does not change. */
  | 'stays'
  /** "Penuh", "taken": asked about, or a reason for another time. */
  | 'full'
  | 'correction'
  | 'to'
  | 'from'
  | 'and'
  | 'or'
  /** "Otherwise", "failing that": what follows is second best. */
  | 'else'
  /** "Lupa", "forgot": before a "when" it asks for one's own. */
  | 'forgot'
  | 'instead'
  /** "Aja", "just": only this, in place of what was said before. */
  | 'just'
  | 'earliest'
  /** Of two: "the later one". */
  | 'earlier-one'
  | 'later-one'
  /** Yoga, a massage: what the studio may not have. */
  | 'other-service'
  | 'for'
  | 'if'
  /** What follows tells why: a day in it is no wish. */
  | 'because'
  /** "With", "bareng": another person comes along. */
  | 'together'
  | 'past'
  /** A time gone by: "minggu lalu", "last month", "pernah". */
  | 'past-time'
  /** "Cancelled": asks for it, or tells that it was done. */
  | 'did-cancel'
  | 'policy'
  /** "I came", "was": a verb of the past, which tells. */
  | 'past-verb'
  | 'hearsay'
  /** Free, "kosong": asks, but of oneself it tells. */
  | 'open'
  | 'under-way'
  | 'arrives'
  | 'how'
  | 'whether'
  /** "Who booked", "siapa yang booking": before a verb it asks of others. */
  | 'who'
  | 'other-person'
  /** "Orang lain", "someone else's": what is another client's. */
  | 'not-own'
  /** Translating, pretending, poems: nothing that is asked around them is an order. */
  | 'off-topic'
  | 'me'
  | 'another'
  | 'more'
  | 'last'
  // Understood and without meaning for a booking.
  | 'vocative'
  | 'please'
  /** "Every", "setiap": again and again, which is asked about. */
  | 'every'
  /** "Might", "mungkin": not decided yet. */
  | 'maybe'
  /** Weather, flights, deadlines: what people have at a time, apart from Pilates. */
  | 'other-matter'
  | 'filler';

export type CueLanguage = 'id' | 'en' | undefined;
