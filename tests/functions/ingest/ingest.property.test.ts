import { describe, it } from 'vitest';

import { holdContractOfEvents, holdContractOfRequests } from './hold-edge-contract.ts';

/** `tests/long/edge.test.ts` does the same at length. */
const runs = 3_000;

describe('the edge', () => {
  it('answers any request with the status that its route and signature deserve', () =>
    holdContractOfRequests(runs));

  it('answers any event with a status of the contract', () => holdContractOfEvents(runs));
});
