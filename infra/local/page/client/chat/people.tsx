import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageClient } from '../../page-view.ts';
import { Icon } from '../icons.tsx';
import { toneOf } from '../tone.ts';
import { useWords } from '../words.ts';

interface PeopleProps {
  readonly clients: readonly PageClient[];
  readonly chosen: string;
  readonly unread: ReadonlyMap<string, number>;
  readonly onChoose: (phone: string) => void;
  readonly onAdd: ((name: string) => Promise<void>) | undefined;
}

/** Whose phone this is. */
export function People({ clients, chosen, unread, onChoose, onAdd }: PeopleProps) {
  const { chat } = useWords();
  const [isAdding, setAdding] = useState(false);
  return (
    <nav class="people" aria-label={chat.you}>
      <span class="people-label" aria-hidden="true">
        {chat.you}
      </span>
      <ul>
        {clients.map(({ phone, name }) => {
          const count = unread.get(phone) ?? 0;
          return (
            <li key={phone}>
              <button
                type="button"
                class="person"
                aria-pressed={phone === chosen}
                onClick={() => onChoose(phone)}
              >
                <span class={`avatar tone-${toneOf(phone)}`} aria-hidden="true">
                  {[...name][0]?.toUpperCase()}
                </span>
                {name}
                {count > 0 && (
                  <span class="badge" role="img" aria-label={chat.unread(count)}>
                    {count}
                  </span>
                )}
              </button>
            </li>
          );
        })}
        {onAdd && (
          <li>
            <button
              type="button"
              class="round small"
              aria-label={chat.addClient}
              title={chat.addClient}
              onClick={() => setAdding(true)}
            >
              <Icon name="plus" />
            </button>
          </li>
        )}
      </ul>
      {isAdding && onAdd && <AddClient onAdd={onAdd} onClose={() => setAdding(false)} />}
    </nav>
  );
}

function AddClient({
  onAdd,
  onClose,
}: {
  onAdd: (name: string) => Promise<void>;
  onClose: () => void;
}) {
  const { chat } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState('');
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="box" aria-labelledby="add-title" onClose={onClose}>
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          await onAdd(name.trim());
          dialog.current?.close();
        }}
      >
        <h2 id="add-title">{chat.addClient}</h2>
        <label class="field">
          {chat.name}
          <input
            value={name}
            required
            maxLength={40}
            autoComplete="off"
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        </label>
        <div class="box-foot">
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            {chat.cancel}
          </button>
          <button type="submit" class="primary" disabled={name.trim() === ''}>
            {chat.add}
          </button>
        </div>
      </form>
    </dialog>
  );
}
