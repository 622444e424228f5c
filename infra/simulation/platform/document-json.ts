import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

// DynamoDB's JSON of requests and answers, from and to plain values, as the document client has it.

type Attributes = Parameters<typeof unmarshall>[0];

/** The parts of an answer that hold values, as they come; the rest is taken as it is. */
export interface AnswerJson {
  readonly Item?: Attributes;
  readonly Items?: readonly Attributes[];
  readonly Attributes?: Attributes;
  readonly LastEvaluatedKey?: Attributes;
  readonly Responses?: Readonly<Record<string, readonly Attributes[]>>;
}

const marshalledNames = new Set(['Key', 'Item', 'ExpressionAttributeValues', 'ExclusiveStartKey']);

/** A command's input with its keys, items and values marshalled. */
export function marshalled(input: unknown): unknown {
  if (Array.isArray(input)) return input.map(marshalled);
  if (typeof input !== 'object' || input === null) return input;
  const entries = Object.entries(input).map(([name, value]) => {
    if (value === undefined) return [name, undefined];
    if (marshalledNames.has(name)) return [name, marshallValue(value)];
    if (name === 'Keys' && Array.isArray(value)) return [name, value.map(marshallValue)];
    return [name, marshalled(value)];
  });
  return Object.fromEntries(entries);
}

const marshallValue = (value: unknown) => marshall(value, { removeUndefinedValues: true });

export function unmarshalled(answer: AnswerJson): object {
  const { Item, Items, Attributes, LastEvaluatedKey, Responses } = answer;
  return {
    ...answer,
    ...(Item && { Item: unmarshall(Item) }),
    ...(Items && { Items: Items.map((item) => unmarshall(item)) }),
    ...(Attributes && { Attributes: unmarshall(Attributes) }),
    ...(LastEvaluatedKey && { LastEvaluatedKey: unmarshall(LastEvaluatedKey) }),
    ...(Responses && { Responses: unmarshalledTables(Responses) }),
  };
}

function unmarshalledTables(tables: Readonly<Record<string, readonly Attributes[]>>): object {
  return Object.fromEntries(
    Object.entries(tables).map(([table, items]) => [table, items.map((item) => unmarshall(item))]),
  );
}
