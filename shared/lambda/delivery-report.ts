import type { DeliveryReport } from '#domain/delivery/delivery-event.ts';
import type { Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';

/** Measures every send and logs what went wrong with one. */
export function createDeliveryReport(log: Log, metrics: FunctionMetrics): DeliveryReport {
  return (event) => {
    switch (event.kind) {
      case 'accepted':
        return metrics.count('Sends', { outcome: 'accepted' });
      case 'in-doubt':
        log.warn('message in doubt', { reason: event.reason });
        return metrics.count('Sends', { outcome: 'in-doubt' });
      case 'refused': {
        const { refusal, code, state, outboundId } = event;
        const fields = { reason: refusal, outcome: state, outboundId };
        const named = code === undefined ? fields : { ...fields, channelCode: code };
        // What a person has to mend is an error; the rest passes, or is that message's alone.
        if (refusal === 'not-allowed' || refusal === 'our-mistake')
          log.error('message refused', named);
        else log.warn('message refused', named);
        metrics.count('Sends', { outcome: 'refused' });
        return metrics.count('SendsRefused', { refusal });
      }
      case 'given-up':
        log.error('message given up', { outboundId: event.outboundId });
        return metrics.count('MessagesGivenUp');
      case 'owner-unreached':
        log.error('owner not told', { outboundId: event.outboundId });
        return metrics.count('OwnerNotTold');
    }
  };
}
