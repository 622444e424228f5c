import { describe, it } from 'vitest';

import {
  holdContractOfEvents,
  holdContractOfRequests,
} from '#tests/functions/ingest/hold-edge-contract.ts';

describe('the edge, at length', () => {
  it('answers 100,000 requests with the status that their route and signature deserve', () =>
    holdContractOfRequests(100_000));

  it('answers 100,000 events with a status of the contract', () => holdContractOfEvents(100_000));
});
