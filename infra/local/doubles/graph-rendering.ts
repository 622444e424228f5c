import type { GraphMessage } from './graph-message-schema.ts';

/** Something that a person can tap. `replyType` is what WhatsApp calls the tap in its webhook. */
export interface TappableChoice {
  readonly replyType: 'button_reply' | 'list_reply';
  readonly id: string;
  readonly title: string;
  readonly description?: string;
}

/** The message as a person reads it: header, body, footer, then each button or row on a line of its own. */
export function renderGraphMessage(message: GraphMessage): string {
  return [...wordsOf(message), ...choicesOf(message).map(lineOf)].join('\n');
}

/** What can be tapped, in the order shown. */
export function choicesOf(message: GraphMessage): TappableChoice[] {
  if (message.type !== 'interactive') return [];
  const { interactive } = message;
  if (interactive.type === 'button') {
    return interactive.action.buttons.map(({ reply }) => ({ replyType: 'button_reply', ...reply }));
  }
  return interactive.action.sections.flatMap(({ rows }) =>
    rows.map((row) => ({ replyType: 'list_reply' as const, ...row })),
  );
}

/** The choice of that title (case does not matter), else the one of that number, counted from 1. */
export function findChoice(
  choices: readonly TappableChoice[],
  titleOrNumber: string | number,
): TappableChoice | undefined {
  const wanted = String(titleOrNumber).trim().toLowerCase();
  const titled = choices.find(({ title }) => title.trim().toLowerCase() === wanted);
  if (titled !== undefined) return titled;
  return /^\d{1,2}$/.test(wanted) ? choices[Number(wanted) - 1] : undefined;
}

function wordsOf(message: GraphMessage): string[] {
  switch (message.type) {
    case 'text':
      return [message.text.body];
    case 'template':
      return [templateLine(message.template)];
    case 'interactive': {
      const { header, body, footer } = message.interactive;
      return [header?.text, body.text, footer?.text].filter((words) => words !== undefined);
    }
  }
}

/** What Meta makes of it is not known here: its name, and what fills its places. */
function templateLine({
  name,
  components = [],
}: Extract<GraphMessage, { type: 'template' }>['template']): string {
  const texts = components.flatMap(({ parameters }) => parameters.map(({ text }) => text));
  return `[template ${name}${texts.length > 0 ? `: ${texts.join(' | ')}` : ''}]`;
}

function lineOf(choice: TappableChoice): string {
  return choice.description === undefined
    ? choice.title
    : `${choice.title} — ${choice.description}`;
}
