const paths = {
  chat: 'M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H10l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z',
  week: 'M5 6h14v13H5zM5 10h14M9 3.5V7m6-3.5V7',
  why: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M9.7 9.6a2.4 2.4 0 1 1 3.3 2.3c-.7.3-1 .8-1 1.6m0 2.9v.1',
  time: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17M12 7.5V12l3 2',
  send: 'M4.5 12 4 5l16 7-16 7 .5-7zm0 0H12',
  mic: 'M12 15a3 3 0 0 0 3-3V6.5a3 3 0 0 0-6 0V12a3 3 0 0 0 3 3m-6-3a6 6 0 0 0 12 0m-6 6v3',
  plus: 'M12 5v14M5 12h14',
  left: 'M14.5 5.5 8 12l6.5 6.5',
  right: 'M9.5 5.5 16 12l-6.5 6.5',
  list: 'M9 7h11M9 12h11M9 17h11M4.5 7h.1M4.5 12h.1M4.5 17h.1',
  reply: 'M10 7 5 12l5 5m-5-5h9a5 5 0 0 1 5 5v1',
  close: 'M6 6l12 12M18 6 6 18',
  leaf: 'M6 19c0-8 4-12.500 13-12.500 0 8.500-4 12.500-12 12.500m-2.500-1c2.500-5 5-7.500 8.500-9',
} as const;

/** A drawing that says nothing by itself: what it stands in has the words. */
export function Icon({ name }: { name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
