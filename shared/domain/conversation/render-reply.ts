import { withDistinctTitles } from '#domain/conversation/choice-titles.ts';
import type { Language } from '#domain/conversation/language.ts';
import type { OutboundMessage } from '#domain/conversation/message.ts';
import type { Phrases } from '#domain/conversation/phrases.ts';
import { english } from '#domain/conversation/phrases-english.ts';
import { indonesian } from '#domain/conversation/phrases-indonesian.ts';
import type { Reply } from '#domain/conversation/reply.ts';
import type { Studio } from '#domain/studio/studio.ts';

const phrasesOf: Readonly<Record<Language, Phrases>> = { en: english, id: indonesian };

/** Joins replies into the one message that is sent. Undefined where nothing is to be said. */
export function renderReplies(
  replies: readonly Reply[],
  language: Language,
  studio: Studio,
): OutboundMessage | undefined {
  if (replies.length === 0) return undefined;
  const phrases = phrasesOf[language];
  const parts = replies.map((reply) => phrases.render(reply, studio));
  const choices = withDistinctTitles(parts.flatMap((part) => part.choices ?? []));
  return {
    body: parts.map((part) => part.body).join('\n\n'),
    ...(choices.length > 0 ? { choices, menuLabel: phrases.menuLabel } : {}),
  };
}

/** For when nothing is known of the client's language: what is said, in each. */
export function renderInEveryLanguage(reply: Reply, studio: Studio): OutboundMessage {
  const parts = [phrasesOf.id, phrasesOf.en].map((phrases) => phrases.render(reply, studio));
  return { body: parts.map((part) => part.body).join('\n\n') };
}
