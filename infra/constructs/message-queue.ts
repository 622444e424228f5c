import { Duration } from 'aws-cdk-lib';
import {
  DeduplicationScope,
  FifoThroughputLimit,
  Queue,
  QueueEncryption,
  type QueueProps,
} from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { receivesMax } from '#functions/conversation/receives.ts';

import { acknowledge } from './acknowledge.ts';

/**
 * The queue between webhook and conversation, in order for each client. What fails for good passes through a queue of
 * its own, where a function sees to it that the client is told, to the dead letters, where people look. A function on
 * the dead letters themselves would take them away from there.
 */
export class MessageQueue extends Construct {
  readonly queue: Queue;
  readonly failed: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...fifo,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.deadLetters, {
      'Serverless-SQSRedrivePolicy':
        'It is the dead-letter queue; a person moves its messages back.',
    });
    this.failed = new Queue(this, 'Failed', {
      ...fifo,
      // Longer than the function's 15 s. An outage of the table is waited for, a minute a try, for 16 hours.
      visibilityTimeout: Duration.seconds(60),
      retentionPeriod: Duration.days(4),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 1_000 },
    });
    this.queue = new Queue(this, 'Messages', {
      ...fifo,
      // The conversation's 15 s and time to spare; no two invocations ever have the same message.
      visibilityTimeout: Duration.seconds(20),
      retentionPeriod: Duration.days(4),
      // Three times 20 s: a poisoned message holds its client up for a minute, and nobody else.
      deadLetterQueue: { queue: this.failed, maxReceiveCount: receivesMax },
    });
  }
}

const fifo: QueueProps = {
  fifo: true,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
};
