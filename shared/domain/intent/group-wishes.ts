import type { Atom, DaySpec, TimeSpec } from '#domain/date-language/atom.ts';
import type { Cue } from '#domain/intent/cue.ts';
import type { Element } from '#domain/intent/element.ts';
import type { Pick } from '#domain/intent/reading.ts';
import {
  type Group,
  type Grouped,
  isFirstHour,
  isOfAnyWeek,
  isScope,
  type Link,
  otherSideOf,
  type Role,
  timeBelongs,
} from '#domain/intent/wish-group.ts';

/** Behind "if": what was named cannot be had. */
const unavailable: ReadonlySet<Cue> = new Set<Cue>(['blocked', 'no', 'not']);

/** What these are said of is not to be, or is not to be touched. */
const blocking: ReadonlySet<Cue> = new Set<Cue>(['blocked', 'cant-come', 'keep']);

const sentenceEnds = new Set(['.', '!', '?', '\n', '…']);

const verbs: ReadonlySet<Cue> = new Set<Cue>([
  'book',
  'cancel',
  'move',
  'move-later',
  'move-earlier',
  'give-up',
]);

/** Behind these a lone number is an hour: "ke 5", "make it 5", "jam 1 eh 2", "do you have 5", "is 10 free". */
const timeAsking: ReadonlySet<Cue> = new Set<Cue>([
  'to',
  'correction',
  'move',
  'or',
  'ask',
  'aux',
  'can',
]);

/** Gathers days and times into groups, with the words between them deciding role and link. One pass. */
export function groupWishes(elements: readonly Element[]): Grouped {
  const gathering = new Gathering();
  for (const [index, element] of elements.entries()) {
    if (element.type === 'break') gathering.onBreak(element.mark);
    else if (element.type === 'cue') gathering.onCue(element.cue);
    else if (element.type === 'atom')
      gathering.onAtom(element.atom, elements.slice(index + 1, index + 4));
    else gathering.onUnknown();
  }
  return gathering.result();
}

class Gathering {
  readonly #groups: Group[] = [];
  readonly #picks: Pick[] = [];
  readonly #durations: { minutes: number; days: number }[] = [];
  #current: Group | undefined;
  #lastKind: 'day' | 'time' | 'other' = 'other';
  #role: Role = 'wanted';
  #link: Link = 'none';
  #verb: Cue | undefined;
  #breakSince = true;
  #sentence = 0;
  #blocked: Group | undefined;
  #corrects = false;
  #lastCue: Cue | undefined;
  /** "Everything but Thursday". */
  #afterAll = false;
  #notAfter: Group | undefined;
  /** A correction was begun, and what is wanted in its place has not been said yet: "eh bukan jam dua, jam tiga". */
  #correcting = false;
  /** The last word asks for a time behind it: "ke 5", "make it 5", "jam 1 eh 2". */
  #numberIsTime = false;
  /** A verb came since the last day or time: "Sabtu cancel, besok tetap". */
  #verbSince = false;
  /** A condition was opened in this sentence: "kalau jam 9 penuh". */
  #isConditional = false;
  /** The next session named is first choice, and the one behind it second. */
  #elseNext = false;

  onBreak(mark: string): void {
    if (sentenceEnds.has(mark)) {
      this.#sentence += 1;
      this.#isConditional = false;
    }
    // "senin jangan, selasa aja": a "not" with nothing behind it refuses what stood before.
    if (this.#notAfter) this.#notAfter.role = 'refused';
    this.#notAfter = undefined;
    this.#breakSince = true;
    this.#blocked = undefined;
    const current = this.#current;
    if (current?.role === 'refused' || current?.role === 'source' || current?.busy) this.#close();
    if (this.#role === 'refused') this.#role = 'wanted';
    if (this.#role === 'aside') this.#open('wanted', 'none');
  }

  /** "This Friday not next": whatever the "not" speaks of, it is not what stood before. */
  onUnknown(): void {
    this.#notAfter = undefined;
  }

  onCue(cue: Cue): void {
    if (cue === 'filler' || cue === 'vocative') return;
    const after = this.#lastCue;
    this.#afterAll = after === 'all';
    this.#lastCue = cue;
    if (cue === 'did-cancel') this.#verbSince = true;
    this.#numberIsTime = timeAsking.has(cue);
    if (verbs.has(cue)) {
      this.#onVerb(cue, after);
      if (cue === 'give-up') this.#open('refused', 'none');
    } else if ((cue === 'become' || cue === 'for') && this.#isMoving())
      this.#open('target', 'none');
    else if (cue === 'if') this.#isConditional = true;
    else if (cue === 'else' || (this.#isConditional && unavailable.has(cue))) this.#onUnavailable();
    else if (cue === 'not' || (cue === 'but' && (this.#isAny() || this.#afterAll))) this.#onNot();
    else if (cue === 'but') this.#open('wanted', 'none');
    else if (blocking.has(cue)) this.#onBlocked();
    else if (cue === 'other-matter') this.#onOtherMatter();
    else if (cue === 'later') this.#onLater();
    else if ((cue === 'so' || cue === 'become') && this.#role === 'aside')
      this.#open('wanted', 'none');
    else if (cue === 'correction') this.#onCorrection();
    else if (cue === 'because') this.#open('aside', 'none');
    else if (cue === 'just') this.#onJust();
    else if (cue === 'to') this.#open('target', 'none');
    else if (cue === 'from') this.#open('source', 'none');
    else if (cue === 'and' || cue === 'or') this.#open(this.#current?.role ?? this.#role, cue);
  }

  onAtom(atom: Atom, next: readonly Element[]): void {
    const [follow] = next;
    if (atom.kind === 'quantity') return;
    this.#notAfter = undefined;
    if (atom.kind === 'duration') this.#onDuration(atom.minutes, atom.days, follow);
    else if (atom.kind === 'ordinal') this.#picks.push({ value: atom.value, ordinal: true });
    else if (atom.kind === 'number' && isFirstHour(atom.value, next))
      this.#onTime({ form: 'clock', clock: { hour: atom.value, minute: 0 } });
    else if (atom.kind === 'number') this.#onNumber(atom.value, follow);
    else if (atom.kind === 'day') this.#onDay(atom.spec);
    else this.#onTime(atom.spec);
    this.#breakSince = false;
    this.#verbSince = false;
  }

  /** "10 hour" of somebody who learns the language is an hour of the day: no session is that long. */
  #onDuration(minutes: number, days: number, follow: Element | undefined): void {
    const hour = minutes / 60;
    const isHour = days === 0 && Number.isInteger(hour) && hour >= 6 && hour <= 20;
    if (isHour && this.#verb !== 'move') this.#onNumber(hour, follow);
    else this.#durations.push({ minutes, days });
  }

  result(): Grouped {
    if (this.#notAfter) this.#notAfter.role = 'refused';
    this.#shareWeek();
    return {
      groups: this.#groups,
      picks: this.#picks,
      durations: this.#durations,
      corrects: this.#corrects || this.#endsOnCorrection(),
    };
  }

  /** "Anything but Tuesday next week": what is wanted is of that week too. */
  #shareWeek(): void {
    const refused = this.#groups.find((one) => one.role === 'refused' && one.days.length > 1);
    const week = refused?.days.find((day) => day.form === 'week');
    if (!refused || !week) return;
    const wanted = this.#groups.filter((one) => one.role === 'wanted');
    const open = wanted.filter(({ days }) => days.every(isOfAnyWeek));
    for (const group of open)
      group.days = [week, ...group.days.filter((day) => day.form === 'weekday')];
    if (wanted.length > 0) return;
    this.#open('wanted', 'none');
    this.#start();
    this.#current?.days.push(week);
  }

  /** "Pagi maksudnya", "Friday I mean": half of what was said before is put right. */
  #endsOnCorrection(): boolean {
    const [only, another] = this.#groups;
    const isHalf = only !== undefined && (only.days.length === 0 || only.times.length === 0);
    return this.#correcting && isHalf && another === undefined;
  }

  #close(): void {
    this.#current = undefined;
    this.#lastKind = 'other';
  }

  #open(role: Role, link: Link): void {
    this.#close();
    this.#role = role;
    this.#link = link;
  }

  /** "Selasa libur. Rabu aja": the later sentence chooses in place of the earlier. */
  #onJust(): void {
    const current = this.#current;
    const before = this.#groups.at(-2);
    if (!current || !before || current.role !== 'wanted') return;
    if (before.busy) before.role = 'refused';
    // "Eh kelasku sampai jam 3, jam 4 aja": of two hours in a correction, too, the later one.
    const areHours = this.#corrects && current.days.length === 0 && before.days.length === 0;
    if (current.sentence > before.sentence || areHours) current.link = 'correction';
  }

  #onVerb(cue: Cue, after: Cue | undefined): void {
    // "Next Saturday? Nah, make it Wednesday."
    const isInstead = after === 'no' && cue === 'move' && this.#groups.length > 0;
    if (isInstead) this.#open('wanted', 'correction');
    // "Because I have a dentist appointment": a noun, where the request stands before it.
    const isAsked = this.#groups.some((group) => group.role !== 'aside');
    if (this.#role === 'aside' && !(isAsked && cue === 'book')) this.#open('wanted', 'none');
    if (this.#verb !== undefined && this.#verb !== cue && this.#current)
      this.#open('wanted', 'none');
    if (this.#verb === undefined) {
      for (const group of this.#groups) group.verb ??= cue;
    }
    // "Keep Tuesday and cancel Thursday": the refusal ends with its own clause.
    if (this.#role === 'refused' && (after === 'and' || after === 'but'))
      this.#open('wanted', 'none');
    this.#verbSince = true;
    // "I want to move Friday to Saturday": the first "to" belongs to the verb.
    if (this.#role === 'target') this.#role = 'wanted';
    this.#verb = cue;
  }

  /** "Ganti jam 2 jadi jam 4", "swap Friday for Saturday": what stood before is the booking meant. */
  #isMoving(): boolean {
    const moves =
      this.#verb === 'move' || this.#verb === 'move-later' || this.#verb === 'move-earlier';
    return moves && this.#current !== undefined;
  }

  #isAny(): boolean {
    const { days = [], times = [] } = this.#current ?? {};
    return days.at(-1)?.form === 'any' || times.at(-1)?.form === 'any';
  }

  /** "Jam 9, kalau penuh jam 10", "kalau gabisa jam 9, jam 10", "Friday at 5, otherwise Saturday". */
  #onUnavailable(): void {
    this.#isConditional = false;
    const isNamed = this.#groups.some((group) => group.role === 'wanted');
    if (isNamed) this.#open('wanted', 'else');
    else this.#elseNext = true;
  }

  /** The last group and, in "Kamis sama Jumat ga bisa", those that "and" ties to it. */
  #joinedWithLast(): readonly Group[] {
    const start = this.#groups.findLastIndex((group) => group.link !== 'and');
    return this.#groups.slice(Math.max(0, start)).filter((group) => group.role === 'wanted');
  }

  #onNot(): void {
    this.#notAfter = this.#breakSince ? undefined : this.#current;
    this.#open('refused', 'none');
  }

  /** "besok gbs" refuses what was just said; "gbs besok" what follows, up to the next pause. */
  #onBlocked(): void {
    if (this.#current && this.#current.role !== 'refused' && !this.#breakSince) {
      for (const group of this.#joinedWithLast()) group.role = 'refused';
      this.#blocked = this.#current;
      this.#open('wanted', 'none');
    } else {
      this.#open('refused', 'none');
    }
  }

  /** "Jumat pagi gw kerja, sore aja": where another time is named for it, this one does not suit. */
  #onOtherMatter(): void {
    if (this.#current?.role === 'wanted' && !this.#breakSince) this.#current.busy = true;
  }

  /** "Meeting till 3, anything after that?": from then on, and not until then. */
  #onLater(): void {
    const [time, another] = this.#groups.at(-1)?.times ?? [];
    const isUntil = time?.form === 'window' && time.to && !time.from && !another;
    const from = isUntil ? otherSideOf(time) : undefined;
    if (from) this.#groups.at(-1)?.times.splice(0, 1, from);
  }

  #onCorrection(): void {
    if (this.#groups.length === 0) this.#corrects = true;
    else this.#correcting = true;
    this.#open('wanted', this.#groups.length === 0 ? 'none' : 'correction');
  }

  #onNumber(value: number, follow: Element | undefined): void {
    const afterDay = this.#current && this.#lastKind === 'day' && this.#current.times.length === 0;
    const before = this.#groups.at(-1);
    // "Gabisa 9, 10 aja".
    const afterTime =
      (this.#link !== 'none' || before?.role === 'refused') &&
      before?.times.at(-1)?.form === 'clock';
    const isHour = value >= 1 && value <= 24;
    if (afterDay && this.#current && value > 24 && value <= 31) {
      this.#current.days.push({ form: 'date', day: value });
      return;
    }
    // "Can't do 9".
    const isBlocked = this.#role === 'refused' && this.#lastCue === 'blocked';
    if (isHour && (afterDay || afterTime || isBlocked || this.#numberIsTime)) {
      this.#onTime({ form: 'clock', clock: { hour: value, minute: 0 } });
      if (afterDay && this.#current) this.#current.bareNumber = value;
      return;
    }
    // "Only free Saturday mornings. 8?"
    const [part, another] = this.#current?.times ?? [];
    const isOfPart = part?.form === 'part' && !another && this.#breakSince;
    if (isHour && isOfPart && (follow === undefined || follow.type === 'break')) {
      this.#onTime({ form: 'clock', clock: { hour: value, minute: 0 } });
      return;
    }
    // "10 besok", "7 malam jumat": what follows says that it is an hour.
    const isPart =
      follow?.type === 'atom' && follow.atom.kind === 'time' && follow.atom.spec.form === 'part';
    const beforeDay = isPart || (follow?.type === 'atom' && follow.atom.kind === 'day');
    if (isHour && beforeDay) {
      this.#onTime({ form: 'clock', clock: { hour: value, minute: 0 } });
      if (!isPart && this.#current) this.#current.guessedHour = true;
      return;
    }
    // "Tomorrow 10.30 please, 10 is too early": the number is no part of what was said before.
    if (this.#breakSince && this.#current && this.#current.times.length > 0) this.#close();
    this.#picks.push({ value, ordinal: false });
  }

  #onDay(said: DaySpec): void {
    const spec = said.form === 'next-day' ? { ...said, of: this.#lastDays() } : said;
    const current = this.#current;
    const isHint = current?.days.every((day) => day.form === 'offset' && day.soft === true);
    const isClosed = this.#verbSince && this.#breakSince;
    if (!current || isClosed || !(isHint || this.#dayBelongs(current, spec))) this.#start();
    this.#current?.days.push(spec);
    this.#lastKind = 'day';
  }

  #onTime(said: TimeSpec): void {
    const spec = this.#role === 'refused' ? this.#otherSide(said) : said;
    if (this.#blocked && this.#blocked.times.length === 0 && !this.#current) {
      // "besok gbs jam 10": the hour is refused, the day stays wanted.
      this.#blocked.role = 'wanted';
      this.#role = 'refused';
    }
    this.#blocked = undefined;
    const current = this.#current;
    if (current?.guessedHour && spec.form === 'clock' && current.days.length > 0) {
      current.times.length = 0;
      delete current.guessedHour;
    }
    if (current?.bareNumber !== undefined && spec.form === 'clock') {
      current.days.push({ form: 'date', day: current.bareNumber });
      current.times.length = 0;
      delete current.bareNumber;
    }
    if (current && this.#isNamedForMove(current, spec)) {
      current.role = 'source';
      this.#open('target', 'none');
    }
    if (!this.#current || !timeBelongs(this.#current, spec)) this.#start();
    this.#current?.times.push(spec);
    this.#lastKind = 'time';
  }

  /** "Yang Rabu ganti jam 6", "the Wednesday one, make it 6": the day before the verb names the session. */
  #isNamedForMove(group: Group, spec: TimeSpec): boolean {
    const isDayOnly = group.role === 'wanted' && group.days.length > 0 && group.times.length === 0;
    const changes = this.#verbSince && this.#verb === 'move' && !group.followsVerb;
    return isDayOnly && changes && spec.form === 'clock';
  }

  /** "Nothing before noon", "gabisa sebelum jam 10": refused is one side of an hour, and wanted the other. */
  #otherSide(spec: TimeSpec): TimeSpec {
    const other = spec.form === 'window' ? otherSideOf(spec) : undefined;
    if (!other) return spec;
    this.#role = 'wanted';
    if (this.#current?.role === 'refused') this.#current.role = 'wanted';
    return other;
  }

  #start(): void {
    // A second day or time after a refused one is what is wanted in its place: "bukan jam 1 jam 2".
    const wasRefused = this.#current?.role === 'refused';
    const wasTarget = this.#current?.role === 'target';
    const role = wasRefused || (wasTarget && this.#role === 'target') ? 'wanted' : this.#role;
    const isCorrection = this.#correcting && role !== 'refused';
    const isSecond = this.#elseNext && this.#groups.some((group) => group.role === 'wanted');
    if (isSecond) {
      this.#link = 'else';
      this.#elseNext = false;
    }
    if (isCorrection) this.#correcting = false;
    const group: Group = {
      days: [],
      times: [],
      role,
      link: isCorrection ? 'correction' : this.#link,
      followsVerb: this.#verb !== undefined,
      sentence: this.#sentence,
      verb: this.#verb,
    };
    this.#groups.push(group);
    this.#current = group;
    this.#link = 'none';
    if (role !== 'source') this.#role = role === 'refused' || role === 'aside' ? role : 'wanted';
    else this.#role = 'wanted';
  }

  /** The days named last: what "the day after" counts from. */
  #lastDays(): DaySpec[] {
    return this.#groups.findLast((group) => group.days.length > 0)?.days ?? [];
  }

  #dayBelongs(group: Group, spec: DaySpec): boolean {
    const last = group.days.at(-1);
    if (!last) return true;
    if (spec.form === 'next-day') return false;
    const isWhole = group.times.length > 0 && this.#breakSince;
    if (isScope(spec) !== isScope(last)) return !isWhole;
    if (this.#lastKind !== 'day') return false;
    // "kamis 3 desember", "besok, kamis": two ways to say one day; two weekdays are two days.
    return spec.form !== last.form;
  }
}
