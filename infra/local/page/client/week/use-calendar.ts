import { Calendar, type CalendarOptions } from '@fullcalendar/core';
import interactionPlugin from '@fullcalendar/interaction';
import timeGridPlugin from '@fullcalendar/timegrid';
import { useEffect, useRef, useState } from 'preact/hooks';

/** The calendar component in an element of ours. Options that changed are passed on, the others left alone. */
export function useCalendar(options: CalendarOptions) {
  const element = useRef<HTMLDivElement>(null);
  const [calendar, setCalendar] = useState<Calendar>();
  const given = useRef<CalendarOptions>(options);

  // Made once; the effect below passes changes on.
  useEffect(() => {
    if (element.current === null) return undefined;
    const plugins = [timeGridPlugin, interactionPlugin];
    const made = new Calendar(element.current, { plugins, ...options });
    made.render();
    setCalendar(made);
    return () => made.destroy();
  }, []);

  useEffect(() => {
    const before = new Map<string, unknown>(Object.entries(given.current));
    const changed = Object.entries(options).filter(([name, value]) => before.get(name) !== value);
    given.current = options;
    if (changed.length === 0) return;
    calendar?.resetOptions(
      Object.fromEntries(changed),
      changed.map(([name]) => name),
    );
  });

  return { element, calendar };
}
