import type { FunctionMetrics } from '#lambda/metrics.ts';

/** Metrics that remember what was counted, as `Name key=value`. */
export function recordingMetrics(): { metrics: FunctionMetrics; counted: string[] } {
  const counted: string[] = [];
  return {
    counted,
    metrics: {
      count: (name, dimensions = {}) => {
        const pairs = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
        counted.push([name, ...pairs].join(' '));
      },
    },
  };
}
