import type { InboundMessage } from '#domain/conversation/message.ts';
import type { Studio } from '#domain/studio/studio.ts';
import type { Activity } from '../activity.ts';
import type { LocalClock } from '../local-clock.ts';
import type { OutsideServices } from '../outside-services.ts';
import type { FunctionPool } from '../runtime/function-pool.ts';
import type { TableItem } from '../table-items.ts';
import { buildView } from './build-view.ts';
import { explainTurn } from './explain-turn.ts';
import { createFrontDoor } from './front-door.ts';
import { actAsOwner, isForGoogle } from './google-proxy.ts';
import { liveView } from './live-view.ts';
import { createPageActs } from './page-acts.ts';
import { createPageClients } from './page-clients.ts';
import { pageDocument, pageIcon, pageScript, pageStyles } from './page-files.ts';
import { createPostedMessages } from './posted-messages.ts';
import { sendStatuses } from './status-webhooks.ts';
import { createTroubleSwitches } from './trouble.ts';
import type { TurnLog } from './turn-log.ts';

export interface StudioPageDeps {
  readonly studio: Studio;
  readonly clock: LocalClock;
  readonly outside: OutsideServices;
  readonly activity: Activity;
  readonly turns: TurnLog;
  /** The function that handles messages. */
  readonly conversation: FunctionPool | undefined;
  /** Gives the functions a key for the model, or takes it away. */
  readonly giveModelKey: (given: boolean) => void;
  /** The webhook's address, known once the stack listens. */
  readonly webhookUrl: () => string;
  readonly items: () => Promise<TableItem[]>;
  readonly inbound: () => readonly InboundMessage[];
}

export interface StudioPage {
  /** Undefined: not the page's. The caller has seen to it that the request is from this machine. */
  fetch(request: Request): Promise<Response | undefined>;
  stop(): void;
}

/** The page's own server side: what it shows, and what can be done on it. */
export function createStudioPage(deps: StudioPageDeps): StudioPage {
  const { studio, clock, outside, turns } = deps;
  const { whatsapp, google, secrets } = outside;
  const door = createFrontDoor({ url: deps.webhookUrl, appSecret: secrets.webhook.app_secret });
  const statuses = whatsapp && sendStatuses(whatsapp.double, door, clock);
  const clients = createPageClients();
  const posted = createPostedMessages();
  const hasModelKey = secrets.deepseek.api_key !== undefined;
  const trouble = createTroubleSwitches({ ...deps, hasModelKey });
  const acts = createPageActs({ clock, door, clients, posted, trouble, statuses });
  const ending = new AbortController();

  const view = async () =>
    buildView({
      ...{ studio, outside, clients, statuses, turns, trouble },
      now: clock.now(),
      items: await deps.items(),
      inbound: deps.inbound(),
      postedAt: (messageId) => posted.find(messageId)?.at,
    });

  async function reason(messageId: string): Promise<Response> {
    const turn = turns.turn(messageId);
    if (!turn) return Response.json({ message: 'nothing is known of it' }, { status: 404 });
    const body = posted.find(messageId)?.body ?? '';
    return Response.json(explainTurn(turn, studio, await deps.items(), body));
  }

  async function owner(request: Request): Promise<Response> {
    if (!google) return Response.json({ message: 'the calendar is the real one' }, { status: 409 });
    const response = await actAsOwner(request, google.double);
    deps.activity.note();
    return response;
  }

  return {
    async fetch(request) {
      const { pathname, searchParams } = new URL(request.url);
      if (isForGoogle(pathname)) return owner(request);
      switch (`${request.method} ${pathname}`) {
        case 'GET /':
          return pageDocument();
        case 'GET /local/page/page.js':
          return pageScript();
        case 'GET /local/page/page.css':
          return pageStyles();
        case 'GET /local/page/icon.svg':
          return pageIcon();
        case 'GET /local/page/live':
          return liveView(view, deps.activity, ending.signal);
        case 'GET /local/page/view':
          return Response.json(await view());
        case 'GET /local/page/reason':
          return reason(searchParams.get('message') ?? '');
        case 'POST /local/page/acts':
          return acts.write(request);
        case 'POST /local/page/clients':
          return acts.addClient(request);
        case 'POST /local/page/read':
          return acts.markRead(request);
        case 'POST /local/page/trouble':
          return acts.changeTrouble(request);
        default:
          return undefined;
      }
    },
    stop: () => ending.abort(),
  };
}
