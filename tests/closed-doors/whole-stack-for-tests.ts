import { afterAll, beforeAll } from 'vitest';
import { startWholeStack, type WholeStack } from './whole-stack.ts';

const startWithinMs = 240_000;

/** One whole stack for the tests of a file. */
export function wholeStackForTests() {
  let whole: WholeStack | undefined;
  const started = () => {
    if (whole === undefined) throw new Error('the stack is started before the tests');
    return whole;
  };

  beforeAll(async () => {
    whole = await startWholeStack();
  }, startWithinMs);
  afterAll(() => whole?.stop());

  return {
    whole: started,
    /** The double of WhatsApp. */
    graph() {
      const double = started().outside.whatsapp?.double;
      if (!double) throw new Error('WhatsApp is played here');
      return double;
    },
  };
}
