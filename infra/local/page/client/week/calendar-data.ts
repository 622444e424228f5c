import type { BusinessHoursInput, EventInput } from '@fullcalendar/core';
import type { PageEvent, PageStudio } from '../../page-view.ts';
import { toneOf } from '../tone.ts';
import { plusMinutes } from '../wall-time.ts';

/** Opening hours as the calendar component takes them; its Sunday is 0. Breaks are what lies between. */
export function businessHours({ opening }: PageStudio): BusinessHoursInput {
  return opening.map(({ weekday, from, to }) => ({
    daysOfWeek: [weekday % 7],
    startTime: from,
    endTime: to,
  }));
}

/** The hours to show: an hour before the first opening to an hour after the last closing, and all that lies outside. */
export function shownHours({ opening }: PageStudio, events: readonly PageEvent[]) {
  const timed = events.filter(({ start }) => start.length > 10);
  const starts = [
    ...opening.map(({ from }) => hour(from) - 1),
    ...timed.map(({ start }) => hour(start.slice(11))),
  ];
  const ends = [
    ...opening.map(({ to }) => hour(to) + 1),
    ...timed.map(({ end }) => hour(end.slice(11)) + 1),
  ];
  return {
    slotMinTime: clock(Math.max(0, Math.min(...starts, 8))),
    slotMaxTime: clock(Math.min(24, Math.max(...ends, 18))),
  };
}

function hour(time: string): number {
  return Number(time.slice(0, 2));
}

function clock(hours: number): string {
  return `${String(hours).padStart(2, '0')}:00:00`;
}

/** The calendar's events and the studio's holidays, as the calendar component takes them. */
export function calendarEvents(
  events: readonly PageEvent[],
  studio: PageStudio,
  isEditable: boolean,
  closed: string,
): EventInput[] {
  const holidays = studio.holidays.map(({ start, end, name }) => ({
    start,
    // Theirs are inclusive, the component's are not.
    end: plusMinutes(end, 24 * 60).slice(0, 10),
    title: name ?? closed,
    display: 'background',
    classNames: ['holiday'],
  }));
  return [...holidays, ...events.map((event) => calendarEvent(event, isEditable))];
}

function calendarEvent(event: PageEvent, isEditable: boolean): EventInput {
  const { id, kind, title, start, end, client, inGoogle } = event;
  const tone = kind === 'booking' ? [`tone-${client === undefined ? 1 : toneOf(client)}`] : [];
  return {
    ...{ id, title, start, end },
    allDay: start.length === 10,
    // What Google has not got cannot be moved there.
    editable: isEditable && inGoogle && kind !== 'note',
    classNames: [kind, ...tone, ...(inGoogle ? [] : ['lagging'])],
  };
}
