/** One line of a function's output, as people should see it. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly text: string;
}

/** Reads a structured log line (Powertools writes JSON); any other text is info, or an error on stderr. */
export function readLogLine(line: string, stream: 'stdout' | 'stderr'): LogLine {
  const structured = parseJson(line);
  if (structured === undefined)
    return { level: stream === 'stderr' ? 'error' : 'info', text: line };
  const level = String(structured.level ?? structured.levelname ?? 'info').toLowerCase();
  return { level: isLevel(level) ? level : 'info', text: summary(structured) };
}

function isLevel(level: string): level is LogLine['level'] {
  return level === 'debug' || level === 'info' || level === 'warn' || level === 'error';
}

/** What Lambda and Powertools put into every line says nothing here. */
const everywhere = new Set([
  ...['level', 'message', 'timestamp', 'service', 'cold_start', 'xray_trace_id', 'sampling_rate'],
  ...['function_arn', 'function_memory_size', 'function_name', 'function_request_id'],
]);

function summary(entry: Readonly<Record<string, unknown>>): string {
  const details = Object.entries(entry)
    .filter(([key, value]) => !everywhere.has(key) && value !== undefined)
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return [String(entry.message ?? ''), ...details].filter((part) => part !== '').join(' ');
}

function parseJson(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
