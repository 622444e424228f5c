import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/**
 * The queue between webhook and delivery. A standard one: WhatsApp's statuses come in no order, each is held against
 * what is known and may come twice, and one that fails must not hold up those behind it.
 */
export class StatusQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...common,
      retentionPeriod: Duration.days(14),
    });
    const reason = 'It is the last resort itself: what lies here waits for a person.';
    acknowledge(this.deadLetters, {
      'AwsSolutions-SQS3': reason,
      'Serverless-SQSRedrivePolicy': reason,
    });
    this.queue = new Queue(this, 'Statuses', {
      ...common,
      // Longer than the function's 10 s, and short enough for a status that failed once to come again before the
      // minute is over after which a message in doubt is sent once more.
      visibilityTimeout: Duration.seconds(15),
      // A status is worth nothing when the message is forgotten, which is after eight days.
      retentionPeriod: Duration.days(4),
      // Five times 15 s outlast the lease of a send that is still being noted.
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
  }
}

const common: QueueProps = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true };
