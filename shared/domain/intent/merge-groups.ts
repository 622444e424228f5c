import type { Wish } from '#domain/intent/reading.ts';
import type { Group, Grouped } from '#domain/intent/wish-group.ts';

export interface MergedWishes {
  readonly wishes: readonly Wish[];
  readonly joined: 'and' | 'or' | 'else';
  readonly source?: Wish;
  readonly refused: readonly Wish[];
}

/** What is asked for. A reason counts only where it is all there is: "batal ya, soalnya besok sakit". */
export function spokenGroups({ groups }: Pick<Grouped, 'groups'>): readonly Group[] {
  const spoken = groups.filter((group) => group.role !== 'refused');
  const meant = spoken.filter((group) => group.role !== 'aside');
  return meant.length > 0 ? meant : spoken;
}

interface Draft {
  days: Group['days'];
  times: Group['times'];
  link: Group['link'];
}

/**
 * From groups to wishes: a correction replaces what it speaks of, halves that stand apart are put together,
 * and what "and" or "or" leaves out is taken from its neighbour.
 */
export function mergeGroups(grouped: Grouped, isMove: boolean): MergedWishes {
  const refused = grouped.groups.filter((group) => group.role === 'refused').map(toWish);
  const spoken = spokenGroups(grouped);
  const { source, wanted } = isMove ? splitMove(spoken) : { source: undefined, wanted: spoken };
  const drafts = joinDrafts(wanted, refused);
  const isAnd = drafts.some((draft) => draft.link === 'and');
  const isElse = drafts.some((draft) => draft.link === 'else');
  const isAll = isAnd && !drafts.some((draft) => draft.link === 'or');
  const joined = isElse ? 'else' : isAll ? 'and' : 'or';
  return {
    wishes: shareMissing(drafts).map(toWish),
    joined,
    ...(source ? { source } : {}),
    refused,
  };
}

/** In a move, what stands before "ke" or behind "dari" is the booking meant. */
function splitMove(groups: readonly Group[]): { source: Wish | undefined; wanted: Group[] } {
  const hasTarget = groups.some((group) => group.role === 'target');
  const isCancelThenBook =
    groups.some((group) => group.verb === 'cancel') &&
    groups.some((group) => group.verb !== 'cancel');
  const firstTarget = groups.findIndex((group) => group.role === 'target');
  const isSource = (group: Group, index: number): boolean =>
    group.role === 'source' ||
    (isCancelThenBook && group.verb === 'cancel') ||
    (hasTarget && index < firstTarget && group.link !== 'correction');
  const sources = groups.filter(isSource);
  const wanted = groups.filter((group, index) => !isSource(group, index));
  // "move it from 2 to 4" was read as a window; here it says where from and where to.
  if (sources.length === 0 && wanted.length === 1) return splitWindow(wanted[0]);
  const merged = joinDrafts(sources, [])[0];
  return { source: merged ? toWish(merged) : undefined, wanted };
}

function splitWindow(group: Group | undefined): { source: Wish | undefined; wanted: Group[] } {
  const time = group?.times[0];
  const isFromTo = time?.form === 'window' && time.joined === 'to' && time.from && time.to;
  if (!group || !isFromTo || !time.from || !time.to) {
    return { source: undefined, wanted: group ? [group] : [] };
  }
  return {
    source: { days: [], times: [{ form: 'clock', clock: time.from }] },
    wanted: [{ ...group, times: [{ form: 'clock', clock: time.to }], role: 'target' }],
  };
}

function joinDrafts(groups: readonly Group[], refused: readonly Wish[]): Draft[] {
  const drafts: Draft[] = [];
  for (const group of groups) {
    const last = drafts.at(-1);
    if (last && group.link === 'correction') {
      if (group.days.length > 0) last.days = correctedDays(last.days, group.days);
      if (group.times.length > 0) last.times = group.times;
    } else if (last && isVaguer(last, group)) {
      if (group.days.length > 0) last.days = group.days;
      last.times = group.times;
    } else if (last && complements(last, group)) {
      last.days = [...last.days, ...group.days];
      last.times = [...last.times, ...group.times];
    } else if (!last || !isAside(last, group)) {
      drafts.push({ days: group.days, times: group.times, link: group.link });
    }
  }
  // "jumat jam 10 gbs, jam 11 aja": only the hour was replaced, the day stands.
  const only = drafts[0];
  const full = refused.find((wish) => wish.days.length > 0 && wish.times.length > 0);
  if (drafts.length === 1 && only && full && only.days.length === 0) only.days = [...full.days];
  return drafts;
}

/** "Next week Thursday, eh Wednesday": the week was right. */
function correctedDays(before: Group['days'], said: Group['days']): Group['days'] {
  const isBareWeekday = said.every((day) => day.form === 'weekday' && day.which === 'coming');
  const weeks = before.filter((day) => day.form === 'week');
  return isBareWeekday ? [...weeks, ...said] : said;
}

/** "Jam 5 ya, baru pulang kantor soalnya": something vague, said after an hour, adds nothing to it. */
function isAside(before: Draft, group: Group): boolean {
  const isVague = group.times.every((time) => ['span', 'part', 'window'].includes(time.form));
  const hasHour = before.times.some((time) => time.form === 'clock');
  return hasHour && isVague && group.link === 'none' && group.days.length === 0;
}

/** "Abis kuliah, Jumat jam 3": the area before a whole time only says about when. */
function isVaguer(before: Draft, group: Group): boolean {
  const isArea = before.times.length > 0 && before.times.every((time) => time.form === 'span');
  const isOneDay = before.days.length === 0 || group.days.length === 0;
  const hasHour = group.times.some((time) => time.form === 'clock');
  return isArea && isOneDay && hasHour && group.link === 'none';
}

function complements(a: Draft, b: Draft): boolean {
  if (b.link === 'or' || b.link === 'else') return false;
  const aDayOnly = a.days.length > 0 && a.times.length === 0;
  const aTimeOnly = a.days.length === 0 && a.times.length > 0;
  const bDayOnly = b.days.length > 0 && b.times.length === 0;
  const bTimeOnly = b.days.length === 0 && b.times.length > 0;
  return (aDayOnly && bTimeOnly) || (aTimeOnly && bDayOnly);
}

/** "Friday and Saturday at 10" is 10 on both; "Friday at 10 or 11" is Friday both times. */
function shareMissing(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length < 2) return drafts;
  const times = drafts.findLast(hasOwnTime)?.times ?? [];
  let days = drafts.find((draft) => draft.days.length > 0)?.days ?? [];
  return drafts.map((draft) => {
    if (draft.days.length > 0) days = inSameWeek(days, draft.days);
    return {
      link: draft.link,
      days,
      // "Friday at 10 and Monday same time".
      times: hasOwnTime(draft) || times.length === 0 ? draft.times : times,
    };
  });
}

/** "Next week Monday and Thursday": both of that week. */
function inSameWeek(before: Group['days'], said: Group['days']): Group['days'] {
  const weeks = before.filter((day) => day.form === 'week');
  const isBare = said.every((day) => day.form === 'weekday' && day.which === 'coming');
  return before !== said && isBare ? [...weeks, ...said] : said;
}

function hasOwnTime(draft: Draft): boolean {
  return draft.times.some((time) => time.form !== 'same');
}

function toWish(part: { days: Group['days']; times: Group['times'] }): Wish {
  return { days: part.days, times: part.times };
}
