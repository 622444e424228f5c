import { useEffect, useRef } from 'preact/hooks';
import type { PageChoice, PageMessage } from '../../page-view.ts';
import { Icon } from '../icons.tsx';
import { useWords } from '../words.ts';

interface ListSheetProps {
  readonly message: PageMessage;
  readonly onTap: (choice: PageChoice) => void;
  readonly onClose: () => void;
}

/** The rows of a list, as the sheet that WhatsApp slides up. */
export function ListSheet({ message, onTap, onClose }: ListSheetProps) {
  const { chat } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="sheet" aria-labelledby="sheet-title" onClose={onClose}>
      <header class="sheet-head">
        <h2 id="sheet-title">{message.menuLabel}</h2>
        <button
          type="button"
          class="round"
          aria-label={chat.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </header>
      <ul class="rows">
        {message.choices?.map((choice) => (
          <li key={choice.id}>
            <button
              type="button"
              class="row"
              onClick={() => {
                dialog.current?.close();
                onTap(choice);
              }}
            >
              <span class="row-title">{choice.title}</span>
              {choice.description !== undefined && (
                <span class="row-description">{choice.description}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </dialog>
  );
}
