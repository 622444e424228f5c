import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { parseDeliveryStatus } from '#adapters/sqs/delivery-status-schema.ts';
import type { DeliveryStatus } from '#domain/delivery/after-status.ts';
import { faultFields, type Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { StatusOutcome } from '#use-cases/record-status.ts';

interface DeliveryDeps {
  readonly recordStatus: (status: DeliveryStatus) => Promise<StatusOutcome>;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

/** Records a batch of statuses one by one. Each that fails comes again alone; it holds up none of the others. */
export function createDelivery({ recordStatus, log, metrics }: DeliveryDeps) {
  return async function delivery(event: SQSEvent): Promise<SQSBatchResponse> {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    const outcomes: Record<string, number> = {};
    for (const { messageId, body } of event.Records) {
      try {
        const status = parseDeliveryStatus(body);
        const outcome = await recordStatus(status);
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
        metrics.count('Statuses', { status: status.word.kind, outcome });
      } catch (fault) {
        log.error('status not recorded', faultFields(fault));
        batchItemFailures.push({ itemIdentifier: messageId });
      }
    }
    log.info('statuses recorded', { counts: outcomes });
    return { batchItemFailures };
  };
}
