import { useId } from 'preact/hooks';
import type { Trouble } from '../../page-view.ts';
import { useWords } from '../words.ts';

interface SwitchProps {
  readonly name: string;
  readonly hint: string;
  readonly isOn: boolean;
  /** False: the real service is connected, which cannot be broken from here. */
  readonly isPlayed: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ name, hint, isOn, isPlayed, onChange }: SwitchProps) {
  const { time } = useWords();
  const id = useId();
  return (
    <div class="switch-row">
      <div>
        <label for={id}>{name}</label>
        <p class="hint" id={`${id}-hint`}>
          {isPlayed ? hint : time.real}
        </p>
      </div>
      <input
        id={id}
        type="checkbox"
        role="switch"
        class="switch"
        checked={isOn}
        aria-checked={isOn}
        disabled={!isPlayed}
        aria-describedby={`${id}-hint`}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </div>
  );
}

interface ModelModesProps {
  readonly mode: Trouble['deepseek'];
  readonly isPlayed: boolean;
  readonly onChange: (mode: Trouble['deepseek']) => void;
}

const modes = ['none', 'stand-in', 'down', 'silent'] as const;

export function ModelModes({ mode, isPlayed, onChange }: ModelModesProps) {
  const { time } = useWords();
  return (
    <fieldset class="modes" disabled={!isPlayed}>
      <legend>{time.model}</legend>
      <div class="segments">
        {modes.map((each) => (
          <label key={each} class="segment">
            <input
              type="radio"
              name="model"
              checked={mode === each}
              onChange={() => onChange(each)}
            />
            <span>{time.modelModes[each]}</span>
          </label>
        ))}
      </div>
      <p class="hint">{isPlayed ? time.modelHint : time.real}</p>
    </fieldset>
  );
}
