import { generateKeyPairSync } from 'node:crypto';
import { excerptOf } from './report/excerpt.ts';
import { type SeedJob, type SeedReport, seedJobSchema } from './report/seed-report.ts';
import { runSeed, type SeedResult } from './run-seed.ts';
import { shrinkRun } from './shrink.ts';

// Plays the seeds that its parent sends, one at a time, and tells of each. Ends when the parent hangs up.

const keys = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

process.on('message', async (message) => {
  process.send?.(await reportOf(seedJobSchema.parse(message)));
});
process.on('disconnect', () => process.exit(0));

async function reportOf({ seed, messages, shrink }: SeedJob): Promise<SeedReport> {
  const options = { seed, messages, without: new Set<string>(), keys };
  const result = await runSeed(options);
  const report = plain(result);
  if (result.violations.length === 0 || !shrink) return report;
  const shrunk = await shrinkRun(runSeed, options, result);
  const [first] = shrunk.result.violations;
  return {
    ...report,
    shrunk: {
      messages: shrunk.options.messages,
      without: [...shrunk.options.without],
      faults: Object.fromEntries(shrunk.result.faults),
      what: first === undefined ? '' : `${first.promise}: ${first.what}`,
      excerpt: excerptOf(shrunk.result.history, first?.about ?? []),
    },
  };
}

function plain({ history: _, ...result }: SeedResult): SeedReport {
  return {
    ...result,
    faults: Object.fromEntries(result.faults),
    violations: result.violations.map((one) => ({ ...one, about: [...one.about] })),
  };
}
