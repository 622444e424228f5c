import type { Choice, OutboundMessage, Sender } from '#domain/conversation/message.ts';
import { CoreSyncError } from '#domain/error.ts';

/** The body of `POST /<phone number id>/messages`. */
export interface WhatsappPayload {
  readonly messaging_product: 'whatsapp';
  readonly recipient_type: 'individual';
  readonly to?: string;
  readonly recipient?: string;
  readonly type: 'text' | 'interactive' | 'template';
  readonly text?: { readonly body: string };
  readonly interactive?: Interactive;
  readonly template?: ReturnType<typeof templateOf>;
  readonly biz_opaque_callback_data: string;
}

// Limits of the Cloud API. Whether Meta counts code points or UTF-16 units is not documented: a string's
// `length` (UTF-16 units) is never the smaller of the two.
const textLengthMax = 4096;
const interactiveBodyLengthMax = 1024;
const buttonsMax = 3;
const buttonTitleLengthMax = 20;
const rowsMax = 10;
const rowTitleLengthMax = 24;
const rowDescriptionLengthMax = 72;
const menuLabelLengthMax = 20;
/** Of a list row; a button's may be longer. */
const choiceIdLengthMax = 200;
/** The same word in both languages. */
const menuLabelDefault = 'Menu';

/**
 * The message as WhatsApp takes it: an approved template where it names one, reply buttons where they fit, else a
 * list, else numbered text.
 * @throws CoreSyncError `message.invalid` when the recipient has neither a phone nor a user id.
 */
export function whatsappPayload(
  to: Pick<Sender, 'phone' | 'userId'>,
  message: OutboundMessage,
  callbackId: string,
): WhatsappPayload {
  const envelope = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...recipientOf(to),
    biz_opaque_callback_data: callbackId,
  } as const;
  if (message.template !== undefined)
    return { ...envelope, type: 'template', template: templateOf(message.template) };
  const interactive = interactiveOf(message);
  if (interactive !== undefined) return { ...envelope, type: 'interactive', interactive };
  return { ...envelope, type: 'text', text: { body: plainText(message) } };
}

type Interactive =
  | {
      readonly type: 'button';
      readonly body: { readonly text: string };
      readonly action: {
        readonly buttons: readonly {
          readonly type: 'reply';
          readonly reply: { readonly id: string; readonly title: string };
        }[];
      };
    }
  | {
      readonly type: 'list';
      readonly body: { readonly text: string };
      readonly action: {
        readonly button: string;
        readonly sections: readonly { readonly rows: readonly Choice[] }[];
      };
    };

function recipientOf({ phone, userId }: Pick<Sender, 'phone' | 'userId'>) {
  if (phone !== undefined) return { to: phone };
  if (userId !== undefined) return { recipient: userId };
  throw new CoreSyncError('message.invalid', 'a message needs a phone or a user id to go to');
}

/** A template's places are filled by position; line breaks in them are refused. */
function templateOf({ name, language, parameters }: NonNullable<OutboundMessage['template']>) {
  const texts = parameters.map((text) => ({
    type: 'text' as const,
    text: text.replace(/\s+/g, ' ').trim(),
  }));
  const components = texts.length > 0 ? [{ type: 'body' as const, parameters: texts }] : [];
  return { name, language: { code: language }, components };
}

function interactiveOf({
  body,
  choices = [],
  menuLabel,
}: OutboundMessage): Interactive | undefined {
  if (!fits(body, interactiveBodyLengthMax) || !areTappable(choices)) return undefined;
  if (
    choices.length <= buttonsMax &&
    choices.every(({ title }) => fits(title, buttonTitleLengthMax))
  ) {
    const buttons = choices.map(({ id, title }) => ({
      type: 'reply' as const,
      reply: { id, title },
    }));
    return { type: 'button', body: { text: body }, action: { buttons } };
  }
  if (choices.length > rowsMax || !choices.every(fitsRow)) return undefined;
  const button =
    menuLabel !== undefined && fits(menuLabel, menuLabelLengthMax) ? menuLabel : menuLabelDefault;
  const rows = choices.map(({ id, title, description }) =>
    description === undefined ? { id, title } : { id, title, description },
  );
  return { type: 'list', body: { text: body }, action: { button, sections: [{ rows }] } };
}

/** Ids and titles must be unique, and an id may not begin or end with spaces. */
function areTappable(choices: readonly Choice[]): boolean {
  const ids = new Set(choices.map(({ id }) => id));
  const titles = new Set(choices.map(({ title }) => title));
  return (
    choices.length > 0 &&
    ids.size === choices.length &&
    titles.size === choices.length &&
    choices.every(({ id }) => fits(id, choiceIdLengthMax) && id === id.trim())
  );
}

function fitsRow({ title, description }: Choice): boolean {
  const isDescribed = description === undefined || fits(description, rowDescriptionLengthMax);
  return isDescribed && fits(title, rowTitleLengthMax);
}

function fits(text: string, lengthMax: number): boolean {
  return text.length <= lengthMax && text.trim() !== '';
}

function plainText({ body, choices = [] }: OutboundMessage): string {
  const lines = choices.map(({ title, description }, index) => {
    const words = description === undefined ? title : `${title} — ${description}`;
    return `${index + 1}. ${words}`;
  });
  const text = lines.length === 0 ? body : `${body}\n\n${lines.join('\n')}`;
  // WhatsApp refuses a blank text; a person would be left without any answer.
  return text.trim() === '' ? '…' : cutAtLineEnd(text);
}

function cutAtLineEnd(text: string): string {
  if (text.length <= textLengthMax) return text;
  const lineEnd = text.lastIndexOf('\n', textLengthMax - 2);
  const kept = lineEnd > 0 ? text.slice(0, lineEnd) : '';
  if (kept.trim() !== '') return `${kept}\n…`;
  // One endless line: cut it, but never through a surrogate pair.
  return `${text.slice(0, textLengthMax - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
