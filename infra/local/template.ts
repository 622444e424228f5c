import * as z from 'zod';

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Metadata: z.record(z.string(), z.unknown()).default({}),
  DependsOn: z.union([z.string(), z.array(z.string())]).optional(),
});

const templateSchema = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
  Resources: z.record(z.string(), resourceSchema),
});

export type Resource = z.infer<typeof resourceSchema>;
export type Template = z.infer<typeof templateSchema>;

/** Reads a CloudFormation template. @throws ZodError when it is none. */
export function parseTemplate(text: string): Template {
  return templateSchema.parse(JSON.parse(text));
}

/**
 * The logical ids in an order in which each comes after all that it refers to, else in the template's.
 * @throws Error when resources refer to each other in a circle.
 */
export function creationOrder(template: Template): string[] {
  const ordered: string[] = [];
  const state = new Map<string, 'open' | 'done'>();

  function visit(logicalId: string, path: readonly string[]): void {
    const resource = template.Resources[logicalId];
    if (resource === undefined || state.get(logicalId) === 'done') return;
    if (state.get(logicalId) === 'open') {
      throw new Error(`resources refer to each other: ${[...path, logicalId].join(' -> ')}`);
    }
    state.set(logicalId, 'open');
    for (const needed of references(resource)) visit(needed, [...path, logicalId]);
    state.set(logicalId, 'done');
    ordered.push(logicalId);
  }

  for (const logicalId of Object.keys(template.Resources)) visit(logicalId, []);
  return ordered;
}

function references(resource: Resource): string[] {
  const found = [resource.DependsOn ?? []].flat();
  collect(resource.Properties, found);
  return found;
}

function collect(value: unknown, found: string[]): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'Ref' && typeof inner === 'string') found.push(inner);
    else if (key === 'Fn::GetAtt') found.push(attributePath(inner)[0]);
    else if (key === 'Fn::Sub') found.push(...substitutions(inner));
    collect(inner, found);
  }
}

/** `["Queue", "Arn"]` or `"Queue.Arn"`. */
export function attributePath(value: unknown): [logicalId: string, attribute: string] {
  const parts = typeof value === 'string' ? value.split('.') : value;
  const [logicalId, ...attribute] = z.array(z.string()).min(2).parse(parts);
  return [logicalId ?? '', attribute.join('.')];
}

/** The `${Name}` of a Fn::Sub, without attributes and without the literal `${!Name}`. */
function substitutions(value: unknown): string[] {
  const text = Array.isArray(value) ? value[0] : value;
  if (typeof text !== 'string') return [];
  return [...text.matchAll(/\$\{([^!}][^}]*)\}/g)].map((match) => match[1]?.split('.')[0] ?? '');
}
