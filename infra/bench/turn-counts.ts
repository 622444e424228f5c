import { benchConversations, type MeasuredTurn } from './measured-turns.ts';
import type { BenchRow, Figure } from './section.ts';
import type { TableUse } from './table-meter.ts';
import { targets } from './targets.ts';

/** Counts are the same on every machine: the most of each kind that any turn of that name had. */
export function countRows(turns: readonly MeasuredTurn[]): BenchRow[] {
  return benchConversations.flat().map(([name, turn]) => {
    const same = turns.filter((turn) => turn.name === name);
    const most = (of: (turn: MeasuredTurn) => number): number => Math.max(...same.map(of));
    const mostUsed = (of: (use: TableUse) => number) => most(({ use }) => of(use));
    const isTap = typeof turn === 'object' && 'tap' in turn;
    return {
      section: 'turn',
      subject: `calls: ${name}`,
      who: 'conversation',
      figures: [
        {
          ...count(
            'reads in a row',
            mostUsed((use) => use.sequentialReads),
          ),
          target: targets.readsInARow,
        },
        count(
          'reads',
          mostUsed((use) => use.reads),
        ),
        {
          ...count(
            'writes',
            mostUsed((use) => use.writes),
          ),
          target: targets.writes,
        },
        count(
          'read units',
          mostUsed((use) => use.readUnits),
        ),
        count(
          'write units',
          mostUsed((use) => use.writeUnits),
        ),
        count(
          'messages',
          most(({ messagesSent }) => messagesSent),
        ),
        {
          ...count(
            'model calls',
            most(({ modelCalls }) => modelCalls),
          ),
          target: isTap ? targets.modelCallsOfTap : targets.modelCalls,
        },
      ],
    };
  });
}

export function count(name: string, value: number): Figure {
  return { name, value, unit: '' };
}
