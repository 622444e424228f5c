import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpusFiles, readCorpora } from '#infra/replay/read-corpora.ts';
import { type RunningReplayHost, startReplayHost } from '#infra/replay/replay-host.ts';
import { directShare, type Scored, scoreCorpora, scoreTable } from '#infra/replay/score-corpora.ts';

// The floors of the language: what the grammar alone, without a model, must do with conversations.
const overallFloor = 0.97;
const categoryFloor = 0.9;
const directFloor = 0.95;
const withinMs = 600_000;

describe('the corpora, read by the grammar alone', () => {
  let host: RunningReplayHost;
  let scored: Scored[];

  beforeAll(async () => {
    host = await startReplayHost({ studioFile: 'studio_config.json', reader: 'grammar' });
    scored = await scoreCorpora(host, readCorpora(corpusFiles('tests/replay')), 1);
  }, withinMs);

  afterAll(() => host.stop());

  test('end in the right state, 97 of 100 overall and 90 of 100 in each category', () => {
    const rows = scoreTable(scored.map((one) => one.verdict));
    const floorOf = (name: string) => (name === 'all' ? overallFloor : categoryFloor);
    const below = rows.filter((row) => row.right / row.all < floorOf(row.name));
    expect(below).toEqual([]);
  });

  test('book nothing that was not said', () => {
    const wrong = scored.filter((one) => one.verdict.isWrongBooking);
    expect(wrong.map((one) => [one.verdict.id, ...one.verdict.faults])).toEqual([]);
  });

  test('do not hide behind asking: 95 of 100 unambiguous requests are booked at once', () => {
    const { direct, all } = directShare(scored.map((one) => one.verdict));
    expect(direct / all).toBeGreaterThanOrEqual(directFloor);
  });

  test('need at most two replies for the median booking', () => {
    const counts = scored
      .filter((one) => one.verdict.isRight && one.row.expectation.expect.bookings.length > 0)
      .map((one) => one.result.messages_sent)
      .sort((a, b) => a - b);
    expect(counts[Math.floor(counts.length / 2)]).toBeLessThanOrEqual(2);
  });
});
