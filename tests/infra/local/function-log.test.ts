import { expect, test } from 'vitest';
import { readLogLine } from '#infra/local/runtime/function-log.ts';

test('a structured line is its message and what is its own', () => {
  const line =
    '{"level":"WARN","message":"webhook refused","timestamp":"2026","service":"ingest","reason":"signature","count":2}';
  expect(readLogLine(line, 'stdout')).toEqual({
    level: 'warn',
    text: 'webhook refused reason=signature count=2',
  });
});

test('other lines are information, and errors where they come from stderr', () => {
  expect(readLogLine('hello', 'stdout')).toEqual({ level: 'info', text: 'hello' });
  expect(readLogLine('{broken', 'stderr')).toEqual({ level: 'error', text: '{broken' });
});
