import type { Studio } from '#domain/studio/studio.ts';
import type { DeepseekDouble } from '#infra/local/doubles/deepseek-double.ts';
import type { GoogleCalendarDouble } from '#infra/local/doubles/google-calendar-double.ts';
import type { GraphDouble } from '#infra/local/doubles/graph-double.ts';
import type { Log } from '#lambda/logger.ts';
import type { FunctionMetrics } from '#lambda/metrics.ts';
import type { Instance } from '../platform/function-host.ts';
import { createGatedTableClient, type TableAccess } from '../platform/table-client.ts';

/** What the functions of one world share: its table, and who plays the outside services. */
export interface SimulatedServices {
  readonly table: TableAccess & { readonly tableName: string };
  readonly studio: Studio;
  readonly graph: GraphDouble;
  readonly google: GoogleCalendarDouble;
  readonly deepseek: DeepseekDouble;
  /** PEM, of the service account that the Google double knows. */
  readonly privateKey: string;
  /** Told of each write that the table took. */
  readonly onWritten: (input: object) => void;
  readonly log: Log;
  readonly metrics: FunctionMetrics;
}

export const simulatedStudioId = 'studio';

/** What a store adapter needs, for one instance of a function. */
export function storeDepsOf({ table, onWritten }: SimulatedServices, instance: Instance) {
  return {
    client: createGatedTableClient(table, instance.gate, onWritten),
    tableName: table.tableName,
    studioId: simulatedStudioId,
    random: () => instance.random().next(),
    wait: (milliseconds: number) => instance.gate.pause(milliseconds),
  };
}

/** Fresh ids, drawn from the seed. */
export function idsOf(instance: Instance) {
  return { next: () => instance.random().hex(32) };
}
