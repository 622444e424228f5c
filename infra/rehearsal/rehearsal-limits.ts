/** What the emulator takes without doing it, and the test that asserts it in its place. */
const notDone: readonly (readonly [what: string, asserted: string])[] = [
  ['IAM: every function may do everything', 'each role, permission by permission'],
  ['FIFO attributes: no group or deduplication id in an event', 'the queue and its mapping'],
  ['retries, bisection and the failure queue of a stream', 'the mapping'],
  ['visibility, dead letters, limits of concurrency', 'the queues and their mappings'],
  ['the table: throttling, TTL, backup to any second', 'its properties'],
  ['throttling and access log of the API', 'the stage'],
  ['arm64, memory and timeouts', 'each function'],
];

/** Told at the end of a rehearsal: what it did not show, and where that is shown. `simplified`: paths of alarms. */
export function limitsOf(simplified: readonly string[]): string[] {
  const alarms = simplified.map((path) => path.split('/').at(-2) ?? path);
  return [
    'what this emulator cannot show, asserted on the template by tests/infra/coresync-stack.test.ts:',
    ...notDone.map(([what, asserted]) => `  ${what} -> ${asserted}`),
    'alarms on several metrics, deployed on one that does not exist, asserted by tests/infra/alarms.test.ts:',
    `  ${alarms.length === 0 ? 'none' : alarms.join(', ')}`,
  ];
}
