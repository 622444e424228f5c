import { faultFields, type Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { SentLeft } from '#use-cases/send-left.ts';

interface HousekeepingDeps {
  readonly sendLeft: (onFault: (outboundId: string, fault: unknown) => void) => Promise<SentLeft>;
  readonly eraseLeft: (onFault: (fault: unknown) => void) => Promise<number>;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

/** Every minute: what was left to send, and to erase. What the event says is not read; the table knows what is due. */
export function createHousekeeping({ sendLeft, eraseLeft, log, metrics }: HousekeepingDeps) {
  return async function housekeeping(): Promise<void> {
    const { looked, cutShort } = await sendLeft((outboundId, fault) => {
      log.error('message not seen to', { outboundId, ...faultFields(fault) });
      metrics.count('MessagesPostponed');
    });
    if (cutShort) log.warn('run cut short', { count: looked });
    else log.info('messages seen to', { count: looked });
    const erased = await eraseLeft((fault) => {
      log.error('client not erased', faultFields(fault));
      metrics.count('ErasuresPostponed');
    });
    if (erased > 0) log.info('clients erased', { count: erased });
  };
}
