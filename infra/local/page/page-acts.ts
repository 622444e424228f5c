import * as z from 'zod';
import { clientWebhook } from '#infra/replay/client-webhook.ts';
import type { Clock } from '#ports/clock.ts';
import { type FrontDoor, freshMessageId, webhookBody } from './front-door.ts';
import type { PageClients } from './page-clients.ts';
import type { PostedMessages } from './posted-messages.ts';
import type { StatusWebhooks } from './status-webhooks.ts';
import { type TroubleSwitches, troubleSchema } from './trouble.ts';

export interface PageActsDeps {
  readonly clock: Clock;
  readonly door: FrontDoor;
  readonly clients: PageClients;
  readonly posted: PostedMessages;
  readonly trouble: TroubleSwitches;
  /** Absent where WhatsApp is the real one. */
  readonly statuses?: StatusWebhooks;
}

/** What people do on the page: each answers a request of theirs. */
export interface PageActs {
  write(request: Request): Promise<Response>;
  addClient(request: Request): Promise<Response>;
  markRead(request: Request): Promise<Response>;
  changeTrouble(request: Request): Promise<Response>;
}

const choiceSchema = z.strictObject({
  id: z.string().max(256),
  title: z.string().max(72),
  description: z.string().max(72).optional(),
  replyType: z.enum(['button_reply', 'list_reply']),
});
const writeSchema = z.strictObject({
  client: z.string(),
  act: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(4096) }),
    z.strictObject({ kind: z.literal('tap'), choice: choiceSchema }),
    z.strictObject({ kind: z.literal('audio') }),
  ]),
});
const clientSchema = z.strictObject({ name: z.string().trim().min(1).max(40) });
const readSchema = z.strictObject({ client: z.string() });

export function createPageActs(deps: PageActsDeps): PageActs {
  const { clock, door, clients, posted, trouble, statuses } = deps;
  return {
    async write(request) {
      if (!statuses) return message(409, 'WhatsApp is the real one: write from a phone');
      const wanted = writeSchema.safeParse(await json(request));
      if (!wanted.success) {
        return message(400, 'send {"client":"+62…","act":{"kind":"text","text":"…"}}');
      }
      const client = clients.find(wanted.data.client);
      if (!client) return message(404, 'there is no such client');
      const id = freshMessageId();
      const at = clock.now();
      const body = webhookBody(clientWebhook(client, wanted.data.act, id, at));
      posted.note(id, { at, body });
      const status = await door.post(body, trouble.current().twice ? 2 : 1);
      return Response.json({ id }, { status: status === 200 ? 201 : 502 });
    },
    async addClient(request) {
      const wanted = clientSchema.safeParse(await json(request));
      if (!wanted.success) return message(400, 'send {"name":"…"}, 40 characters at most');
      const client = clients.add(wanted.data.name);
      if (!client) return message(409, 'there are enough clients');
      return Response.json(client, { status: 201 });
    },
    async markRead(request) {
      const wanted = readSchema.safeParse(await json(request));
      if (!wanted.success) return message(400, 'send {"client":"+62…"}');
      await statuses?.readBy(wanted.data.client);
      return new Response(null, { status: 204 });
    },
    async changeTrouble(request) {
      const wanted = troubleSchema.safeParse(await json(request));
      if (!wanted.success) return message(400, 'send {"deepseek":"down"} or {"google":true}');
      await trouble.change(wanted.data);
      return Response.json(trouble.current());
    },
  };
}

async function json(request: Request): Promise<unknown> {
  return request.json().catch(() => undefined);
}

function message(status: number, text: string): Response {
  return Response.json({ message: text }, { status });
}
