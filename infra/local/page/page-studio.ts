import type { ClockMinutes, Studio } from '#domain/studio/studio.ts';
import type { PageStudio } from './page-view.ts';

/** The studio as its week is drawn: stretches in which it is open, breaks taken out. */
export function pageStudio(studio: Studio): PageStudio {
  const opening = Object.entries(studio.weekly).flatMap(([weekday, hours]) => {
    const edges = [
      hours.opensAt,
      ...hours.breaks.flatMap(({ from, to }) => [from, to]),
      hours.closesAt,
    ];
    return Array.from({ length: edges.length / 2 }, (_, index) => ({
      weekday: Number(weekday),
      from: clockText(edges[index * 2] ?? 0),
      to: clockText(edges[index * 2 + 1] ?? 0),
    }));
  });
  const { name, zone, sessionMinutes, startIntervalMinutes, holidays } = studio;
  return { name, zone, sessionMinutes, startIntervalMinutes, opening, holidays };
}

function clockText(minute: ClockMinutes): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}
