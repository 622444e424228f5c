import type { DeliveryReport } from '#domain/delivery/delivery-event.ts';
import { clientField, type Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';

/** Measures every send, and logs what became of each message. */
export function createDeliveryReport(log: Log, metrics: FunctionMetrics): DeliveryReport {
  return (event) => {
    const which = { outboundId: event.outboundId, ...clientField(event) };
    switch (event.kind) {
      case 'accepted':
        log.info('message sent', which);
        return metrics.count('Sends', { outcome: 'accepted' });
      case 'in-doubt':
        log.warn('message in doubt', { reason: event.reason, ...which });
        return metrics.count('Sends', { outcome: 'in-doubt' });
      case 'refused': {
        const { refusal, code, state } = event;
        const fields = { reason: refusal, outcome: state, ...which };
        const named = code === undefined ? fields : { ...fields, channelCode: code };
        // What a person has to mend is an error; the rest passes, or is that message's alone.
        if (refusal === 'not-allowed' || refusal === 'our-mistake')
          log.error('message refused', named);
        else log.warn('message refused', named);
        metrics.count('Sends', { outcome: 'refused' });
        return metrics.count('SendsRefused', { refusal });
      }
      case 'given-up':
        log.error('message given up', which);
        return metrics.count('MessagesGivenUp');
      case 'arrived':
        return log.info('message arrived', { outcome: event.status, ...which });
      case 'owner-by-calendar':
        return log.warn('owner told by calendar', which);
      case 'owner-unreached':
        log.error('owner not told', which);
        return metrics.count('OwnerNotTold');
    }
  };
}
