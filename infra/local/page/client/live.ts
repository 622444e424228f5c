import { useEffect, useState } from 'preact/hooks';
import type { PageView } from '../page-view.ts';

export interface Live {
  readonly view: PageView | undefined;
  readonly isLost: boolean;
}

/** The studio as it is now: each change comes by itself, and after a lost connection so does the newest state. */
export function useLive(): Live {
  const [live, setLive] = useState<Live>({ view: undefined, isLost: false });
  useEffect(() => {
    const source = new EventSource('/local/page/live');
    source.onmessage = ({ data }) => {
      const view: PageView = JSON.parse(data);
      setLive({ view, isLost: false });
    };
    source.onerror = () => setLive(({ view }) => ({ view, isLost: true }));
    source.onopen = () => setLive(({ view }) => ({ view, isLost: false }));
    return () => source.close();
  }, []);
  return live;
}
