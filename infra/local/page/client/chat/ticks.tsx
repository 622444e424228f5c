import type { Progress } from '../../page-view.ts';
import { useWords } from '../words.ts';

/** One tick: taken. Two: delivered. Two in blue: read. A clock: not sent yet. */
export function Ticks({ progress }: { progress: Progress }) {
  const { chat } = useWords();
  return (
    <span class={`ticks ${progress}`} role="img" aria-label={chat.progress[progress]}>
      <svg viewBox="0 0 18 12" aria-hidden="true" focusable="false">
        <path d={shapes[progress]} />
      </svg>
    </span>
  );
}

const one = 'M2 6.5 5.500 10 12 2.500';
const two = `${one}M8.800 9.300 9.500 10 16 2.500`;
const clock = 'M9 11a5 5 0 1 0 0-10 5 5 0 0 0 0 10M9 3v3l2 1.500';
const shapes: Readonly<Record<Progress, string>> = {
  waiting: clock,
  'in-doubt': clock,
  accepted: one,
  sent: one,
  delivered: two,
  read: two,
  failed: 'M9 1.500v5.500m0 3v.100',
};
