import type { GoogleEvent } from '#infra/local/doubles/google-event.ts';
import type { AcceptedMessage } from '#infra/local/doubles/graph-double.ts';
import type { Person } from '../actors/person.ts';
import type { HistoryLine } from '../history.ts';
import type { RunRecord } from '../run-record.ts';
import { calendarFaults } from './calendar-checks.ts';
import { cellFaults } from './cell-checks.ts';
import { chainFaults, ledgerFaults } from './ledger-checks.ts';
import { meaningFaults } from './meaning-checks.ts';
import { ownerFaults } from './owner-checks.ts';
import { privacyFaults } from './privacy-checks.ts';
import type { RawTable } from './raw-table.ts';
import { answerFaults, sendFaults } from './reply-checks.ts';
import { toldFaults } from './told-checks.ts';

/** All that is known of a run when it is over. */
export interface Evidence {
  readonly people: readonly Person[];
  readonly table: RawTable;
  readonly record: RunRecord;
  readonly accepted: readonly AcceptedMessage[];
  readonly events: readonly GoogleEvent[];
  readonly lines: readonly HistoryLine[];
  readonly sessionMinutes: number;
  readonly lanes: readonly string[];
  readonly endedAt: number;
}

/** A promise that did not hold. `about`: ids, names and starts by which its history is found. */
export interface Violation {
  readonly promise: string;
  readonly what: string;
  readonly about: readonly string[];
}

/** Holds a run against every promise. */
export function checkPromises(evidence: Evidence): Violation[] {
  return [
    ...cellFaults(evidence),
    ...answerFaults(evidence),
    ...sendFaults(evidence),
    ...ledgerFaults(evidence),
    ...chainFaults(evidence),
    ...toldFaults(evidence),
    ...meaningFaults(evidence),
    ...calendarFaults(evidence),
    ...ownerFaults(evidence),
    ...privacyFaults(evidence),
  ];
}
