import { type FunctionLog, type LogFields, onlyAllowed } from '#lambda/logger.ts';

export interface LoggedLine {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A log that keeps its lines, as they would be written. */
export function recordingLog(): FunctionLog & { readonly lines: LoggedLine[] } {
  const lines: LoggedLine[] = [];
  let request = {};
  const startRequest = (requestId: string) => {
    request = { requestId };
  };
  const at =
    (level: LoggedLine['level']) =>
    (event: string, fields: LogFields = {}) => {
      lines.push({ level, event, fields: { ...request, ...onlyAllowed(fields) } });
    };
  return { lines, startRequest, info: at('info'), warn: at('warn'), error: at('error') };
}
