import type { Alias, Profile } from '#domain/client/client.ts';
import { clientOfNote, followIdentity, phonesLeft } from '#domain/client/follow-identity.ts';
import { aliasKeys } from '#domain/client/identify-client.ts';
import type { IdentityNote } from '#domain/client/identity-note.ts';
import { CoreSyncError } from '#domain/error.ts';
import type { Clock } from '#ports/clock.ts';
import type { TurnStore, UnitOfWork } from '#ports/turn-store.ts';

/** How often the note is held against facts that changed under it. */
const attemptsMax = 5;

/** `taken`: they have written under what they are known by now, and are another client there. */
export type Followed = 'followed' | 'known' | 'unknown' | 'taken' | 'decided-before';

/**
 * Sees to it that a person whose phone or id changed stays one client, and that nobody inherits what they left. Says
 * nothing to anybody. Safe to repeat.
 * @throws CoreSyncError `turn.undecided` (retryable) when the facts keep changing; `store.*` as the store does.
 */
export function createFollowClient({
  turns,
  clock,
}: {
  readonly turns: Pick<TurnStore, 'recall' | 'loadClient' | 'commit'>;
  readonly clock: Clock;
}) {
  /** The aliases of phones that are still this client's. */
  async function stillTheirs(noteId: string, clientId: string, phones: readonly string[]) {
    const recalls = await Promise.all(phones.map((phone) => turns.recall(noteId, { phone })));
    return recalls.flatMap(({ phoneAlias }) =>
      phoneAlias?.clientId === clientId ? [phoneAlias] : [],
    );
  }

  async function unitOf(note: IdentityNote): Promise<UnitOfWork | Followed> {
    const before = await turns.recall(note.id, note.sender);
    if (before.decided) return 'decided-before';
    const clientId = clientOfNote(note, before);
    if (clientId === undefined) return 'unknown';
    const now = await turns.recall(note.id, note.current);
    const aliases = followIdentity(note, clientId, now);
    if (aliases === undefined) return 'taken';
    const at = clock.now();
    const { profile } = await turns.loadClient(clientId, at);
    const left = phonesLeft(note, profile?.aliases ?? []);
    const gone = await stillTheirs(note.id, clientId, left);
    if (aliases.length === 0 && gone.length === 0) return 'known';
    const known: Profile = profile ?? { clientId, aliases: [], createdAt: at };
    const client = { profile: profileAfter(note, known, gone), aliases, gone };
    const inbound = { id: note.id, clientId, decidedAt: at, decision: 'followed' };
    return { at, changes: [], turn: { inbound, client } };
  }

  return async function followClient(note: IdentityNote): Promise<Followed> {
    for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
      const unit = await unitOf(note);
      if (typeof unit === 'string') return unit;
      const { kind } = await turns.commit(unit);
      if (kind === 'committed') return 'followed';
    }
    throw new CoreSyncError('turn.undecided', 'the facts changed under every note', {
      retryable: true,
    });
  };
}

function profileAfter(note: IdentityNote, before: Profile, gone: readonly Alias[]): Profile {
  const kept = before.aliases.filter(
    ({ kind, value }) => !gone.some((alias) => alias.kind === kind && alias.value === value),
  );
  return { ...before, aliases: aliasKeys(note.current, kept) };
}
