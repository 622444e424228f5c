import type { Activity } from '../activity.ts';
import type { PageView } from './page-view.ts';

/** How long a change may go unseen that nothing announced, such as the owner's hand on the calendar. */
const lookAgainMs = 250;

/** Sends the view as events: at once, and whenever it has become another. `ending`: no more. */
export function liveView(
  view: () => Promise<PageView>,
  activity: Activity,
  ending: AbortSignal,
): Response {
  const bytes = new TextEncoder();
  let isOpen = true;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      let last = '';
      const send = (text: string) => isOpen && controller.enqueue(bytes.encode(text));
      // Not awaited here: a stream can be read only when `start` has returned.
      void (async () => {
        while (isOpen && !ending.aborted) {
          const json = JSON.stringify(await view().catch(() => undefined));
          if (json !== undefined && json !== last) send(`data: ${json}\n\n`);
          last = json ?? last;
          await activity.next(lookAgainMs);
        }
        if (isOpen) controller.close();
      })();
    },
    cancel() {
      isOpen = false;
    },
  });
  return new Response(body, {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}
