import * as z from 'zod';

// What the Graph API takes for a message, with the limits of its documentation. Which unit Meta counts is
// not documented: lengths here are UTF-16 units, the strictest reading.

const filled = (lengthMax: number) =>
  z
    .string()
    .min(1)
    .max(lengthMax)
    .refine((value) => value.trim() !== '', 'must not be blank');

const identifier = (lengthMax: number) =>
  filled(lengthMax).refine((value) => value === value.trim(), 'must not begin or end with spaces');

const button = z.strictObject({
  type: z.literal('reply'),
  reply: z.strictObject({ id: identifier(256), title: filled(20) }),
});

const row = z.strictObject({
  id: identifier(200),
  title: filled(24),
  description: filled(72).optional(),
});

const header = z.strictObject({ type: z.literal('text'), text: filled(60) });
const footer = z.strictObject({ text: filled(60) });

const buttonsInteractive = z.strictObject({
  type: z.literal('button'),
  header: header.optional(),
  body: z.strictObject({ text: filled(1024) }),
  footer: footer.optional(),
  action: z.strictObject({
    buttons: z
      .array(button)
      .min(1)
      .max(3)
      .refine(
        (buttons) => isUnique(buttons.map(({ reply }) => reply.title)),
        'titles must be unique',
      )
      .refine((buttons) => isUnique(buttons.map(({ reply }) => reply.id)), 'ids must be unique'),
  }),
});

const section = z.strictObject({ title: filled(24).optional(), rows: z.array(row).min(1).max(10) });

const listInteractive = z.strictObject({
  type: z.literal('list'),
  header: header.optional(),
  body: z.strictObject({ text: filled(1024) }),
  footer: footer.optional(),
  action: z.strictObject({
    button: filled(20),
    sections: z
      .array(section)
      .min(1)
      .max(10)
      .refine(
        (all) => all.length === 1 || all.every(({ title }) => title !== undefined),
        'sections need titles',
      )
      .refine((all) => rowsOf(all).length <= 10, 'at most 10 rows in all')
      .refine((all) => isUnique(rowsOf(all).map(({ id }) => id)), 'ids must be unique')
      .refine((all) => isUnique(rowsOf(all).map(({ title }) => title)), 'titles must be unique'),
  }),
});

/** Line breaks, tabs and runs of spaces are refused in what fills a template. */
const parameter = z.strictObject({
  type: z.literal('text'),
  text: filled(1024).refine((text) => !/[\n\t]| {4,}/.test(text), 'must be one line'),
});

const envelope = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual').optional(),
  // Without a plus sign Meta puts the business's own country code before the digits: never what was meant.
  to: z
    .string()
    .regex(/^\+\d{6,15}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/)
    .optional(),
  context: z.strictObject({ message_id: filled(512) }).optional(),
  biz_opaque_callback_data: filled(512).optional(),
};

export const graphMessageSchema = z
  .discriminatedUnion('type', [
    z.strictObject({
      ...envelope,
      type: z.literal('text'),
      text: z.strictObject({ body: filled(4096), preview_url: z.boolean().optional() }),
    }),
    z.strictObject({
      ...envelope,
      type: z.literal('interactive'),
      interactive: z.discriminatedUnion('type', [buttonsInteractive, listInteractive]),
    }),
    z.strictObject({
      ...envelope,
      type: z.literal('template'),
      template: z.strictObject({
        name: z.string().regex(/^[a-z0-9_]{1,512}$/),
        language: z.strictObject({ code: filled(20) }),
        components: z
          .array(z.strictObject({ type: z.literal('body'), parameters: z.array(parameter).min(1) }))
          .max(1)
          .optional(),
      }),
    }),
  ])
  .refine(
    ({ to, recipient }) => to !== undefined || recipient !== undefined,
    'to or recipient is required',
  );

/** A message that the Graph API takes. */
export type GraphMessage = z.infer<typeof graphMessageSchema>;

/** Mark as read, with or without the typing indicator. */
export const graphReadSchema = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: filled(512),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
});

function rowsOf(sections: readonly z.infer<typeof section>[]) {
  return sections.flatMap(({ rows }) => rows);
}

function isUnique(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}
