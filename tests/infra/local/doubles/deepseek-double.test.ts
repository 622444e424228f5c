import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createDeepseekDouble } from '#infra/local/doubles/deepseek-double.ts';
import { deepseekScriptSchema } from '#infra/local/doubles/deepseek-script.ts';

const at = Date.parse('2026-12-01T02:00:00Z');

const aDouble = () => createDeepseekDouble({ clock: { now: () => at }, apiKey: 'right' });

const answerSchema = z.looseObject({ choices: z.array(z.unknown()).default([]) });

const request = {
  model: 'deepseek-flash',
  messages: [{ role: 'user', content: 'halo' }],
  thinking: { type: 'disabled' },
  tools: [{ type: 'function', function: { name: 'report' } }],
  tool_choice: { type: 'function', function: { name: 'report' } },
};

async function post(double: ReturnType<typeof aDouble>, body: object, key = 'right') {
  const response = await double.fetch(
    new Request('http://deepseek.local/chat/completions', {
      method: 'POST',
      headers: { authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    }),
  );
  const json = answerSchema.parse(await response.json());
  return { status: response.status, json };
}

describe('the DeepSeek double', () => {
  it('answers 503 when nothing is scripted', async () => {
    const double = aDouble();
    expect((await post(double, request)).status).toBe(503);
    expect(double.calls).toBe(1);
  });

  it('calls the tool that was offered with the scripted arguments, in the order of the script', async () => {
    const double = aDouble();
    double.script({ intent: 'book', day: 'besok' }, { content: 'hi' });
    const { json } = await post(double, request);
    expect(json.choices[0]).toMatchObject({
      finish_reason: 'tool_calls',
      message: {
        tool_calls: [
          { function: { name: 'report', arguments: '{"intent":"book","day":"besok"}' } },
        ],
      },
    });
    expect((await post(double, request)).json.choices[0]).toMatchObject({
      finish_reason: 'stop',
      message: { content: 'hi' },
    });
    expect(double.requests.map(({ at, body }) => [at, body.model])).toEqual([
      [at, 'deepseek-flash'],
      [at, 'deepseek-flash'],
    ]);
  });

  it('asks its answer function when the script is used up', async () => {
    const double = createDeepseekDouble({
      clock: { now: () => at },
      apiKey: 'right',
      answer: ({ messages }) => (messages[0]?.content === 'halo' ? 'no-balance' : undefined),
    });
    expect((await post(double, request)).status).toBe(402);
    expect(
      (await post(double, { ...request, messages: [{ role: 'user', content: 'x' }] })).status,
    ).toBe(503);
  });

  it.each([
    ['a forced tool with thinking on', { thinking: { type: 'enabled' } }],
    ['a forced tool with thinking left out', { thinking: undefined }],
    ['a required tool with thinking left out', { thinking: undefined, tool_choice: 'required' }],
    ['a json_schema', { response_format: { type: 'json_schema' } }],
    ['no model', { model: undefined }],
    ['no messages', { messages: undefined }],
    ['empty messages', { messages: [] }],
    ['a user id with a space', { user_id: 'a b' }],
  ])('refuses %s with 400', async (_name, change) => {
    const double = aDouble();
    double.script({ intent: 'list' });
    expect((await post(double, { ...request, ...change })).status).toBe(400);
    expect(double.requests).toEqual([]);
    expect(double.calls).toBe(1);
  });

  it('refuses a wrong key with 401', async () => {
    expect((await post(aDouble(), request, 'wrong')).status).toBe(401);
  });

  it('knows its scripts from what is not one', () => {
    expect(deepseekScriptSchema.parse('hang')).toBe('hang');
    expect(deepseekScriptSchema.parse({ intent: 'list', day: 'x' })).toEqual({
      intent: 'list',
      day: 'x',
    });
    expect(deepseekScriptSchema.safeParse('explode').success).toBe(false);
    expect(deepseekScriptSchema.safeParse({}).success).toBe(false);
  });
});
