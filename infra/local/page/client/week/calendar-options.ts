import type { CalendarOptions, EventApi } from '@fullcalendar/core';
import type { WallTime } from '../wall-time.ts';
import { formatShort } from '../wall-time.ts';
import type { Words } from '../words.ts';

/** What the hand did on the calendar. A refused one is put back. */
export interface HandMoves {
  readonly onSelect: (start: WallTime, end: WallTime) => void;
  readonly onOpen: (id: string) => void;
  readonly onMove: (id: string, start: WallTime, end: WallTime, putBack: () => void) => void;
}

/** Options that stay as they are. Times are wall clock, which the component is told is UTC. */
export function fixedOptions(moves: () => HandMoves): CalendarOptions {
  const moved = ({ event, revert }: { event: EventApi; revert: () => void }) => {
    const [start, end] = [wallTime(event.start, event.allDay), wallTime(event.end, event.allDay)];
    if (start !== undefined) moves().onMove(event.id, start, end ?? start, revert);
  };
  return {
    timeZone: 'UTC',
    headerToolbar: false,
    firstDay: 1,
    nowIndicator: true,
    height: '100%',
    expandRows: true,
    slotDuration: '00:30:00',
    slotLabelInterval: '01:00:00',
    snapDuration: '00:15:00',
    dayMaxEvents: false,
    eventInteractive: true,
    selectMirror: true,
    unselectAuto: true,
    longPressDelay: 350,
    slotLabelFormat: { hour: '2-digit', minute: '2-digit', hour12: false },
    views: {
      week: { type: 'timeGrid', duration: { weeks: 1 } },
      days: { type: 'timeGrid', duration: { days: 3 }, dateAlignment: 'day' },
    },
    select: ({ startStr, endStr }) => moves().onSelect(startStr.slice(0, 16), endStr.slice(0, 16)),
    eventClick: ({ event, jsEvent }) => {
      jsEvent.preventDefault();
      if (event.display !== 'background') moves().onOpen(event.id);
    },
    eventDrop: moved,
    eventResize: moved,
  };
}

/** Whose it is, and when: short ones have a line for both. What the eye sees is said in words too. */
function contentOf(event: EventApi, lagging: string): Node[] {
  const title = span('event-title', event.title);
  if (event.display === 'background') return [title];
  const parts = [title];
  if (!event.allDay) parts.push(span('event-time', event.startStr.slice(11, 16)));
  if (event.classNames.includes('lagging')) parts.push(span('unseen', lagging));
  return parts;
}

function span(className: string, text: string): HTMLSpanElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function wallTime(date: Date | null, isWholeDay: boolean): WallTime | undefined {
  return date?.toISOString().slice(0, isWholeDay ? 10 : 16);
}

/** The words of the calendar. */
export function wordedOptions(words: Words): CalendarOptions {
  return {
    locale: words.language,
    allDayText: words.week.allDay,
    dayHeaderContent: ({ date }) => formatShort(words.language, date.toISOString().slice(0, 10)),
    eventContent: ({ event }) => ({ domNodes: contentOf(event, words.week.lagging) }),
    eventDidMount: ({ event, el }) => {
      if (event.display !== 'background') el.setAttribute('role', 'button');
    },
  };
}
