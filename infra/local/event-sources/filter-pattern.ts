import * as z from 'zod';

/** Tells whether an event is let through. */
export type EventFilter = (event: unknown) => boolean;

type Scalar = string | number | boolean | null;
const scalarSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const conditionSchema = z.union([
  scalarSchema,
  z.strictObject({ exists: z.boolean() }),
  z.strictObject({ prefix: z.string() }),
  z.strictObject({ 'anything-but': z.union([scalarSchema, z.array(scalarSchema)]) }),
]);
type Condition = z.infer<typeof conditionSchema>;

/**
 * Event filtering: any pattern lets an event through; of one pattern all keys must match, of a key's list any condition.
 * No pattern lets everything through.
 * @throws Error naming a condition that is none of a value, `exists`, `prefix` and `anything-but`.
 */
export function compileFilters(patterns: readonly string[]): EventFilter {
  const filters = patterns.map((pattern) => compile(JSON.parse(pattern)));
  return (event) => filters.length === 0 || filters.some((filter) => filter(event));
}

function compile(pattern: unknown): EventFilter {
  if (Array.isArray(pattern)) {
    const conditions = pattern.map(parseCondition);
    return (value) => conditions.some((condition) => holds(condition, value));
  }
  const keys = Object.entries(z.record(z.string(), z.unknown()).parse(pattern)).map(
    ([key, inner]): [string, EventFilter] => [key, compile(inner)],
  );
  return (value) => keys.every(([key, filter]) => filter(member(value, key)));
}

function parseCondition(condition: unknown): Condition {
  const parsed = conditionSchema.safeParse(condition);
  if (parsed.success) return parsed.data;
  throw new Error(`the local stack knows no such filter: ${JSON.stringify(condition)}`);
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function holds(condition: Condition, value: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) return equals(condition, value);
  if ('exists' in condition) return condition.exists === (value !== undefined);
  if ('prefix' in condition) return typeof value === 'string' && value.startsWith(condition.prefix);
  const excluded = [condition['anything-but']].flat();
  return value !== undefined && !excluded.some((scalar) => equals(scalar, value));
}

/** A list in the event matches when one of its members does. */
function equals(scalar: Scalar, value: unknown): boolean {
  return Array.isArray(value) ? value.includes(scalar) : value === scalar;
}
