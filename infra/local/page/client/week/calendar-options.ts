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
    eventContent: ({ event }) => ({ domNodes: contentOf(event) }),
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

/** Whose it is, and when: short ones have a line for both. */
function contentOf(event: EventApi): Node[] {
  const title = document.createElement('span');
  title.className = 'event-title';
  title.textContent = event.title;
  const time = document.createElement('span');
  time.className = 'event-time';
  time.textContent = event.allDay ? '' : event.startStr.slice(11, 16);
  return event.display === 'background' ? [title] : [title, time];
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
    eventDidMount: ({ event, el }) => {
      if (event.display === 'background') return;
      const isLagging = event.classNames.includes('lagging');
      const name = [event.title, event.startStr.slice(11, 16), isLagging && words.week.lagging];
      el.setAttribute('aria-label', name.filter(Boolean).join(', '));
      el.setAttribute('role', 'button');
    },
  };
}
