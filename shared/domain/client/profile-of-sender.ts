import type { Profile } from '#domain/client/client.ts';
import { aliasKeys } from '#domain/client/identify-client.ts';
import type { InboundMessage } from '#domain/conversation/message.ts';
import type { Instant } from '#domain/time/instant.ts';

/** Who a client is once a message of theirs is known; what it leaves out stays as it was. */
export function profileOfSender(
  { sender, mark: newMark }: Pick<InboundMessage, 'sender' | 'mark'>,
  clientId: string,
  at: Instant,
  before?: Profile,
): Profile {
  const name = sender.name ?? before?.name;
  const mark = newMark ?? before?.mark;
  return {
    clientId,
    ...(name === undefined ? {} : { name }),
    aliases: aliasKeys(sender, before?.aliases ?? []),
    createdAt: before?.createdAt ?? at,
    ...(mark === undefined ? {} : { mark }),
  };
}
