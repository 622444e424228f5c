import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Alarms and dashboard name metrics by exactly these dimensions: one more, and they would see nothing. */
test('a metric is a line of its own in the embedded format, with its unit and the function as a dimension', () => {
  const script = `
    import { createMetrics } from '#lambda/metrics.ts';
    const metrics = createMetrics('conversation');
    metrics.count('MessagesHandled', { decision: 'booked' });
    metrics.measure('ModelLatency', 730);`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  const [counted, measured] = output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(counted).toMatchObject({
    _aws: {
      CloudWatchMetrics: [
        {
          Namespace: 'CoreSync',
          Dimensions: [['service', 'decision']],
          Metrics: [{ Name: 'MessagesHandled', Unit: 'Count' }],
        },
      ],
    },
    ...{ service: 'conversation', decision: 'booked', MessagesHandled: 1 },
  });
  expect(measured).toMatchObject({
    _aws: {
      CloudWatchMetrics: [
        { Dimensions: [['service']], Metrics: [{ Name: 'ModelLatency', Unit: 'Milliseconds' }] },
      ],
    },
    ...{ service: 'conversation', ModelLatency: 730 },
  });
});
