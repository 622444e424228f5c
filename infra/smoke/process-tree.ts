import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface Process {
  readonly pid: number;
  readonly parentPid: number;
  readonly command: string;
  readonly state: string;
  /** Ticks since boot: tells a process from a later one of the same number. */
  readonly startedAt: string;
}

/** A process and all that it started, directly or not; none where there is no /proc. */
export function descendantsOf(ancestorPid: number): Process[] {
  const known = new Set([ancestorPid]);
  const all = readProcesses();
  // Parents have not always the lower number: once a generation is enough.
  for (let generation = 0; generation < all.length; generation += 1) {
    const sizeBefore = known.size;
    for (const { pid, parentPid } of all) if (known.has(parentPid)) known.add(pid);
    if (known.size === sizeBefore) break;
  }
  return all.filter(({ pid }) => known.has(pid));
}

export function isAlive({ pid, startedAt }: Process): boolean {
  const now = readProcess(String(pid));
  return now !== undefined && now.startedAt === startedAt && now.state !== 'Z';
}

function readProcesses(): Process[] {
  if (!existsSync('/proc/self/stat')) return [];
  const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return names.flatMap((name) => readProcess(name) ?? []);
}

function readProcess(name: string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
    // The program's name stands in parentheses and may hold anything.
    const [, pid, command, rest = ''] = /^(\d+) \((.*)\) (.*)$/s.exec(stat) ?? [];
    const fields = rest.split(' ');
    return {
      pid: Number(pid),
      parentPid: Number(fields[1]),
      command: `${pid} ${command}`,
      state: fields[0] ?? '',
      startedAt: fields[19] ?? '',
    };
  } catch {
    return undefined;
  }
}
