import { readFileSync } from 'node:fs';
import { descendantsOf, type Process } from '#infra/smoke/process-tree.ts';

/** Who used the machine: our functions, the database's engine, and this process with queue, doubles and clients. */
export type Part = 'functions' | 'engine' | 'rest';

export interface PartUse {
  /** Of processors, since the process began. */
  readonly cpuSeconds: number;
  /** Resident, now. */
  readonly memoryMb: number;
}

export type ProcessUse = Readonly<Record<Part, PartUse>>;

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const ticksPerSecond = 100;
const bytesPerMb = 1_048_576;
const pageBytes = 4_096;

/** What this process and those that it started use; undefined where there is no /proc to tell. */
export function readProcessUse(): ProcessUse | undefined {
  const processes = descendantsOf(process.pid);
  if (processes.length === 0) return undefined;
  const of = (part: Part) => sumOf(processes.filter((one) => partOf(one) === part));
  return { functions: of('functions'), engine: of('engine'), rest: of('rest') };
}

function partOf({ pid, command }: Process): Part {
  if (pid === process.pid) return 'rest';
  return command.includes('dynoxide') ? 'engine' : 'functions';
}

function sumOf(processes: readonly Process[]): PartUse {
  let [ticks, pages] = [0, 0];
  for (const { pid } of processes) {
    const [user = 0, system = 0, resident = 0] = fieldsOf(pid, [11, 12, 21]);
    ticks += user + system;
    pages += resident;
  }
  return { cpuSeconds: ticks / ticksPerSecond, memoryMb: (pages * pageBytes) / bytesPerMb };
}

/** Numbers of `/proc/<pid>/stat`, counted from the state, which stands behind the name in parentheses. */
function fieldsOf(pid: number, positions: readonly number[]): number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return positions.map((position) => Number(fields[position]));
  } catch {
    // It has ended since it was listed.
    return [];
  }
}
