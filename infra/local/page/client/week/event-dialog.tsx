import { useEffect, useRef, useState } from 'preact/hooks';
import type { PageEvent } from '../../page-view.ts';
import { formatDay } from '../wall-time.ts';
import { useWords } from '../words.ts';
import type { OwnersEvent } from './owner.ts';

/** What is being made or changed. Without an id it is new. */
export interface EventDraft extends OwnersEvent {
  readonly id?: string;
  readonly kind: PageEvent['kind'];
}

interface EventDialogProps {
  readonly draft: EventDraft;
  readonly onSave: (event: OwnersEvent) => void;
  readonly onRemove: () => void;
  readonly onClose: () => void;
}

/** Everything that the hand can do on the calendar, by keyboard. */
export function EventDialog({ draft, onSave, onRemove, onClose }: EventDialogProps) {
  const { week, language } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  const [title, setTitle] = useState(draft.title);
  const [date, setDate] = useState(draft.start.slice(0, 10));
  const [from, setFrom] = useState(draft.start.slice(11) || '00:00');
  const [to, setTo] = useState(draft.end.slice(11) || '00:00');
  useEffect(() => dialog.current?.showModal(), []);
  const isBooking = draft.kind === 'booking';
  const isTimed = draft.start.length > 10;
  const heading =
    draft.id === undefined
      ? week.newEvent
      : isBooking
        ? week.bookingOf(draft.title)
        : week.editEvent;
  const isValid = from < to || to === '00:00';
  const act = (action: () => void) => {
    dialog.current?.close();
    action();
  };

  return (
    <dialog ref={dialog} class="box" aria-labelledby="event-title" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const saved = {
            title: title.trim() || week.untitled,
            start: `${date}T${from}`,
            end: `${date}T${to}`,
          };
          act(() => onSave(saved));
        }}
      >
        <h2 id="event-title">{heading}</h2>
        <p class="hint">{isBooking ? week.bookingHint : week.ownHint}</p>
        {!isBooking && (
          <label class="field">
            {week.title}
            <input
              value={title}
              maxLength={100}
              placeholder={week.untitled}
              onInput={({ currentTarget }) => setTitle(currentTarget.value)}
            />
          </label>
        )}
        {isTimed ? (
          <div class="fields">
            <label class="field">
              {week.date}
              <input
                type="date"
                required
                value={date}
                onInput={({ currentTarget }) => setDate(currentTarget.value)}
              />
            </label>
            <label class="field">
              {week.from}
              <input
                type="time"
                required
                step={900}
                value={from}
                onInput={({ currentTarget }) => setFrom(currentTarget.value)}
              />
            </label>
            <label class="field">
              {week.to}
              <input
                type="time"
                required
                step={900}
                value={to}
                onInput={({ currentTarget }) => setTo(currentTarget.value)}
              />
            </label>
          </div>
        ) : (
          <p>
            {formatDay(language, draft.start)}, {week.allDay}
          </p>
        )}
        <div class="box-foot">
          {draft.id !== undefined && (
            <button type="button" class="danger" onClick={() => act(onRemove)}>
              {week.remove}
            </button>
          )}
          <span class="spring" />
          <button type="button" class="plain" onClick={() => dialog.current?.close()}>
            {week.cancel}
          </button>
          {isTimed && (
            <button type="submit" class="primary" disabled={!isValid}>
              {week.save}
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}
