import { CoreSyncError } from '#domain/error.ts';

/** Plain conditions rather than schemas: building those is a noticeable part of a cold start. */
type Condition = (value: string) => boolean;

const text: Condition = (value) => value !== '';
const url: Condition = (value) => /^https?:\/\//.test(value) && URL.canParse(value);
const studioId: Condition = (value) => /^[a-z0-9-]{1,40}$/.test(value);

/** Every variable that a function may be given. Which of them it gets is the stack's to say. */
const variables = {
  STAGE: text,
  STUDIO_ID: studioId,
  TABLE_NAME: text,
  QUEUE_URL: url,
  STATUS_QUEUE_URL: url,
  DEAD_LETTER_QUEUE_URL: url,
  WEBHOOK_SECRET_ARN: text,
  WHATSAPP_SECRET_ARN: text,
  DEEPSEEK_SECRET_ARN: text,
  GOOGLE_SECRET_ARN: text,
  WHATSAPP_API_URL: url,
  DEEPSEEK_API_URL: url,
  GOOGLE_API_URL: url,
  GOOGLE_TOKEN_URL: url,
  /** Where Lambda unpacked the function; set by Lambda. */
  LAMBDA_TASK_ROOT: text,
} as const;

export type VariableName = keyof typeof variables;

/**
 * The named variables, all of them present and well-formed. The only place that reads `process.env`.
 * An empty variable is a missing one.
 * @throws CoreSyncError `environment.invalid`, naming every fault (and no value) in one message.
 */
export function readEnvironment<Name extends VariableName>(
  names: readonly Name[],
  source: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<Name, string>> {
  const faults: string[] = [];
  const values: Partial<Record<VariableName, string>> = {};
  for (const name of names) {
    const value = source[name];
    if (value === undefined || value === '') faults.push(`${name} is missing`);
    else if (!variables[name](value)) faults.push(`${name} is malformed`);
    else values[name] = value;
  }
  if (!hasAll(values, names)) {
    throw new CoreSyncError('environment.invalid', `environment: ${faults.join('; ')}`);
  }
  return values;
}

function hasAll<Name extends VariableName>(
  values: Partial<Record<VariableName, string>>,
  names: readonly Name[],
): values is Record<Name, string> {
  return names.every((name) => values[name] !== undefined);
}
