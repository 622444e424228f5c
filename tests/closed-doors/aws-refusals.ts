import type { AwsCall } from '#infra/local/engines/call-recorder.ts';

/**
 * How AWS fails, each answer quoting all that it was sent, as validation, a condition that failed or something in
 * between may: what is not to be logged is in every one of them, once in a line that looks like a frame of a stack.
 */
export const awsRefusals = {
  throttled: refusal(400, 'ProvisionedThroughputExceededException'),
  invalid: refusal(400, 'ValidationException'),
  forbidden: refusal(400, 'AccessDeniedException'),
  broken: refusal(500, 'InternalServerError'),
  unreadable: (call: AwsCall) => new Response(quoted(call), { status: 503 }),
  unreadableAnswer: (call: AwsCall) => new Response(quoted(call), { status: 200 }),
  cancelled: (call: AwsCall) => {
    const Item = { name: { S: quoted(call) }, phone: { S: quoted(call) } };
    const CancellationReasons = [{ Code: 'ValidationError', Message: quoted(call), Item }];
    return refused(call, 400, 'TransactionCanceledException', { CancellationReasons });
  },
} as const;

export type AwsRefusal = keyof typeof awsRefusals;

/** A batch of messages of which the queue took none; the answer itself is a success. */
export function noneQueued(call: AwsCall): Response {
  const Failed = [{ Id: '0', Code: 'InternalError', Message: quoted(call), SenderFault: false }];
  return Response.json({ Successful: [], Failed }, { headers: jsonType });
}

const jsonType = { 'content-type': 'application/x-amz-json-1.0' };

function refusal(status: number, type: string) {
  return (call: AwsCall) => refused(call, status, type, {});
}

function refused(call: AwsCall, status: number, type: string, more: object): Response {
  const body = { __type: `com.amazonaws#${type}`, message: quoted(call), ...more };
  return Response.json(body, { status, headers: jsonType });
}

function quoted({ input }: AwsCall): string {
  return `refused:\n    at ${JSON.stringify(input)}\n    at zebra (okapi.ts:1:1)`;
}
