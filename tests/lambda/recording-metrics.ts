import type { FunctionMetrics } from '#lambda/metrics.ts';

/** Metrics that remember what was counted, as `Name key=value`. */
export function recordingMetrics(): { metrics: FunctionMetrics; counted: string[] } {
  const counted: string[] = [];
  return {
    counted,
    metrics: {
      count: (name, dimensions = {}) => void counted.push(spell(name, dimensions)),
      measure: (name, value, dimensions = {}) =>
        void counted.push(`${spell(name, dimensions)} ${value}`),
    },
  };
}

function spell(name: string, dimensions: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(dimensions).map(([key, value]) => `${key}=${value}`);
  return [name, ...pairs].join(' ');
}
