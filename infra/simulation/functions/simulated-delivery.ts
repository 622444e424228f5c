import { createDynamoErasures } from '#adapters/dynamodb/dynamodb-erasures.ts';
import { createDynamoOutbox } from '#adapters/dynamodb/dynamodb-outbox.ts';
import { createDelivery } from '#functions/delivery/delivery.ts';
import { createHousekeeping } from '#functions/housekeeping/housekeeping.ts';
import { createDeliverReply } from '#use-cases/deliver-reply.ts';
import { createEraseLeft } from '#use-cases/erase-left.ts';
import { createRecordStatus } from '#use-cases/record-status.ts';
import { createSendLeft } from '#use-cases/send-left.ts';
import type { Instance } from '../platform/function-host.ts';
import { simulatedMessenger } from './simulated-conversation.ts';
import { idsOf, type SimulatedServices, storeDepsOf } from './simulated-services.ts';

/** Two seconds more than housekeeping may run, as its handler has it. */
const leaseMs = 32_000;

/** delivery as its handler wires it. */
export function simulatedDelivery(services: SimulatedServices) {
  const { studio, log, metrics } = services;
  return (instance: Instance) => {
    const table = storeDepsOf(services, instance);
    const recordStatus = createRecordStatus({
      outbox: createDynamoOutbox(table),
      clock: instance.clock,
      ids: idsOf(instance),
      random: table.random,
      studio,
    });
    return createDelivery({ recordStatus, log, metrics });
  };
}

/** housekeeping as its handler wires it. */
export function simulatedHousekeeping(services: SimulatedServices) {
  const { studio, log, metrics } = services;
  return (instance: Instance) => {
    const { clock } = instance;
    const table = storeDepsOf(services, instance);
    const outbox = createDynamoOutbox(table);
    const deliver = createDeliverReply({
      outbox,
      messenger: simulatedMessenger(services, instance),
      clock,
      ids: idsOf(instance),
      random: table.random,
      studio,
      leaseMs,
    });
    const sendLeft = createSendLeft({ outbox, deliver, clock });
    const eraseLeft = createEraseLeft({ erasures: createDynamoErasures(table), clock });
    return createHousekeeping({ sendLeft, eraseLeft, log, metrics });
  };
}
