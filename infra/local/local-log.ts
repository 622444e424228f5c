export interface LocalLogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  /** The function or the part of the local stack that says it. */
  readonly source: string;
  readonly text: string;
}

export type LocalLog = (entry: LocalLogEntry) => void;
