import type { ClockSetting } from '../local-clock.ts';
import type { FunctionProcess } from './function-process.ts';

/** The processes of one function: those at work and those that wait for some. */
export interface LiveProcesses {
  add(process: FunctionProcess): void;
  /** The one that worked last, if one is idle. */
  takeIdle(): FunctionProcess | undefined;
  /** Ready for the next work. One that has ended or is out of date is not kept. */
  giveBack(process: FunctionProcess): Promise<void>;
  discard(process: FunctionProcess): Promise<void>;
  setClock(clock: ClockSetting): void;
  /** Every one ends when it is idle: what it holds in memory is out of date. */
  recycle(): Promise<void>;
  stop(): Promise<void>;
}

export function createLiveProcesses(): LiveProcesses {
  const processes = new Set<FunctionProcess>();
  const idle: FunctionProcess[] = [];
  let outOfDate = new Set<FunctionProcess>();

  async function discard(process: FunctionProcess): Promise<void> {
    await process.kill();
    processes.delete(process);
    outOfDate.delete(process);
  }

  return {
    discard,
    add: (process) => void processes.add(process),
    takeIdle() {
      // One may have ended by itself since its last answer.
      for (let process = idle.pop(); process !== undefined; process = idle.pop()) {
        if (process.alive()) return process;
        processes.delete(process);
      }
      return undefined;
    },
    async giveBack(process) {
      if (process.alive() && !outOfDate.has(process)) idle.push(process);
      else await discard(process);
    },
    setClock(clock) {
      for (const process of processes) process.setClock(clock);
    },
    async recycle() {
      outOfDate = new Set(processes);
      await Promise.all(idle.splice(0).map(discard));
    },
    async stop() {
      await Promise.all([...processes].map(discard));
    },
  };
}
