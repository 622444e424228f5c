import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageEvent, PageView } from '../../page-view.ts';
import { server } from '../server.ts';
import { formatRange, plusMinutes } from '../wall-time.ts';
import { useWords } from '../words.ts';
import { businessHours, calendarEvents, shownHours } from './calendar-data.ts';
import { fixedOptions, type HandMoves, wordedOptions } from './calendar-options.ts';
import { EventDialog, type EventDraft } from './event-dialog.tsx';
import { ownersHand } from './owner.ts';
import { useCalendar } from './use-calendar.ts';
import { WeekBar, WeekFoot } from './week-bars.tsx';

interface WeekPaneProps {
  readonly view: PageView;
  /** Fewer days at once. */
  readonly isNarrow: boolean;
  readonly onFailed: () => void;
}

/** Her changes are looked for by a timer: this much later it has certainly looked. */
const pullAfter = 'PT5M';

/** The studio's week as the owner has it in Google Calendar, and her hand on it. */
export function WeekPane({ view, isNarrow, onFailed }: WeekPaneProps) {
  const words = useWords();
  const [draft, setDraft] = useState<EventDraft>();
  const [letsPass, setLetsPass] = useState(true);
  const [hasPassed, setPassed] = useState(false);
  const isOwner = view.played.google;
  const hand = ownersHand(view.calendarId, view.studio.zone);

  async function change(work: () => Promise<void>, putBack = () => {}): Promise<void> {
    setPassed(false);
    try {
      await work();
    } catch {
      putBack();
      onFailed();
      return;
    }
    if (!letsPass || !view.clockMoves) return;
    await server.moveClock({ advance: pullAfter }).then(() => setPassed(true), onFailed);
  }

  const shown = (id: string) => view.events.find((event) => event.id === id);
  const moves = useRef<HandMoves | undefined>(undefined);
  moves.current = {
    onSelect: (start, end) => setDraft({ title: '', start, end, kind: 'own' }),
    onOpen: (id) => setDraft(draftOf(shown(id), isOwner)),
    onMove: (id, start, end, putBack) =>
      void change(() => hand.change(id, { start, end }), putBack),
  };
  const { element, calendar } = useCalendar(useWeekOptions(view, isNarrow, moves));
  const [title, setTitle] = useState('');
  const firstDay = useFollowedClock(view.now, calendar, setTitle, words.language);
  const newStart = `${firstDay.slice(0, 10)}T10:00`;

  return (
    <section class="week" aria-label={words.week.week}>
      <WeekBar
        title={title}
        isOwner={isOwner}
        onEarlier={() => calendar?.prev()}
        onLater={() => calendar?.next()}
        onToday={() => calendar?.gotoDate(view.now.slice(0, 10))}
        onNew={() =>
          setDraft({ title: '', start: newStart, end: plusMinutes(newStart, 60), kind: 'own' })
        }
      />
      <div class="week-grid" ref={element} />
      <WeekFoot
        isLagging={view.events.some(({ inGoogle }) => !inGoogle)}
        hasPassed={hasPassed}
        letsPass={isOwner && view.clockMoves ? letsPass : undefined}
        onLetsPass={setLetsPass}
      />
      {draft && (
        <EventDialog
          draft={draft}
          onSave={(event) => {
            const { id, kind } = draft;
            const { start, end } = event;
            if (id === undefined) void change(() => hand.create(event));
            else void change(() => hand.change(id, kind === 'booking' ? { start, end } : event));
          }}
          onRemove={() => {
            const { id } = draft;
            if (id !== undefined) void change(() => hand.remove(id));
          }}
          onClose={() => setDraft(undefined)}
        />
      )}
    </section>
  );
}

function draftOf(event: PageEvent | undefined, isOwner: boolean): EventDraft | undefined {
  if (event === undefined || !isOwner || !event.inGoogle) return undefined;
  const { id, title, start, end, kind } = event;
  return { id, title, start, end, kind };
}

function useWeekOptions(
  view: PageView,
  isNarrow: boolean,
  moves: { readonly current: HandMoves | undefined },
) {
  const words = useWords();
  const now = useRef(view.now);
  now.current = view.now;
  // The moves are looked up when one is made.
  const fixed = useMemo(
    () =>
      fixedOptions(() => {
        if (moves.current === undefined) throw new Error('the week is not drawn yet');
        return moves.current;
      }),
    [],
  );
  const worded = useMemo(() => wordedOptions(words), [words]);
  const studioKey = JSON.stringify(view.studio);
  const eventsKey = JSON.stringify(view.events);
  const isEditable = view.played.google;
  // Each change of the view is a new object: only what it says counts.
  // The keys stand for what they spell.
  const drawn = useMemo(
    () => ({
      businessHours: businessHours(view.studio),
      ...shownHours(view.studio, view.events),
      events: calendarEvents(view.events, view.studio, isEditable, words.week.holiday),
      allDaySlot: view.events.some(({ start }) => start.length === 10),
      selectable: isEditable,
    }),
    [studioKey, eventsKey, isEditable, words],
  );
  const nowFunction = useMemo(() => () => now.current, []);
  return {
    ...{ ...fixed, ...worded, ...drawn },
    initialView: isNarrow ? 'days' : 'week',
    initialDate: view.now.slice(0, 10),
    now: nowFunction,
    // The component asks for the time anew when any of its words changes, and at no other time than the real clock's.
    weekText: view.now,
  };
}

/** Goes to the studio's date when that has become another; names the days shown. The first of them from today on. */
function useFollowedClock(
  now: string,
  calendar: ReturnType<typeof useCalendar>['calendar'],
  onTitle: (title: string) => void,
  language: 'en' | 'id',
): string {
  const today = now.slice(0, 10);
  const [first, setFirst] = useState(today);
  useEffect(() => {
    if (calendar === undefined) return undefined;
    const name = () => {
      const start = calendar.view.activeStart.toISOString().slice(0, 10);
      setFirst(start > today ? start : today);
      const end = calendar.view.activeEnd.toISOString().slice(0, 16);
      onTitle(formatRange(language, start, plusMinutes(end, -1)));
    };
    calendar.on('datesSet', name);
    name();
    return () => calendar.off('datesSet', name);
  }, [calendar, language, today, onTitle]);
  useEffect(() => calendar?.gotoDate(today), [calendar, today]);
  return first;
}
