import { cpus, loadavg, release, type } from 'node:os';

/** Whose figures these are: the machine, and how busy it was with other things. */
export function machineText(): string {
  const all = cpus();
  const model = all[0]?.model.trim().replace(/\s+/g, ' ') || 'unnamed processor';
  const load = loadavg()[0]?.toFixed(1);
  return `${all.length} × ${model}, ${type()} ${release()}, Node ${process.version}, load ${load}`;
}
