import * as z from 'zod';

// The shape grows with the conversation; the store keeps it as one JSON attribute and reads it through this schema.
export const conversationStateSchema = z.object({
  language: z.enum(['en', 'id']),
});

export type ConversationState = z.infer<typeof conversationStateSchema>;
