import { ThrottlingException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * What goes wrong with one call: DynamoDB cancels it for a rival in flight or for too many requests and nothing
 * is written; it refuses to serve; or it does what was asked, and the answer is lost to the SDK's one attempt
 * (`answer-lost-once`) or to the caller as well (`answer-lost`).
 */
export type Fault = 'conflict' | 'throttled' | 'unserved' | 'answer-lost-once' | 'answer-lost';

/**
 * Makes calls of a client fail. `next` is asked once a call (not once an attempt of the SDK's) with the operation's
 * name, such as `TransactWriteItemsCommand`, and says what goes wrong; undefined: nothing.
 */
export function injectFaults(
  client: DynamoDBDocumentClient,
  next: (command: string) => Fault | undefined,
): void {
  client.middlewareStack.add(
    (proceed, context) => async (args) => {
      const fault = next(String(context.commandName));
      if (fault === 'conflict') throw cancelled(args.input, 'TransactionConflict');
      if (fault === 'throttled') throw cancelled(args.input, 'ThrottlingError');
      if (fault === 'unserved') {
        throw new ThrottlingException({ message: 'injected', $metadata: {} });
      }
      if (fault === 'answer-lost-once') context.loseAnswer = true;
      const answer = await proceed(args);
      if (fault === 'answer-lost') throw timeout();
      return answer;
    },
    { step: 'initialize', name: 'injectFaults' },
  );
  // Below the SDK's retries: one attempt has reached the database when its answer is thrown away.
  client.middlewareStack.add(
    (proceed, context) => async (args) => {
      const answer = await proceed(args);
      if (context.loseAnswer !== true) return answer;
      context.loseAnswer = false;
      throw timeout();
    },
    { step: 'deserialize', name: 'loseAnswers', priority: 'high' },
  );
}

function cancelled(input: object, code: string): TransactionCanceledException {
  const items =
    'TransactItems' in input && Array.isArray(input.TransactItems) ? input.TransactItems : [];
  return new TransactionCanceledException({
    message: 'injected',
    $metadata: {},
    CancellationReasons: items.map((_, position) => ({
      Code: position === items.length - 1 ? code : 'None',
    })),
  });
}

function timeout(): Error {
  return Object.assign(new Error('injected: no answer in time'), { name: 'TimeoutError' });
}
