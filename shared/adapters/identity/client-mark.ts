import { createHmac } from 'node:crypto';
import type { Sender } from '#domain/conversation/message.ts';

/** Enough to tell a studio's clients apart, and too few to stand for a signature that is made with the same key. */
const markDigits = 12;

/**
 * A name for a client in logs: the same person has the same one, and who lacks the key cannot tell whose it is, nor
 * find it by trying all numbers that there are.
 */
export function clientMark(key: string, { userId, phone }: Sender): string {
  const digest = createHmac('sha256', key).update(`client ${userId ?? phone ?? ''}`);
  return digest.digest('hex').slice(0, markDigits);
}
