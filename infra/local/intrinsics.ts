import * as z from 'zod';
import { attributePath, type Template } from './template.ts';

/** What a created resource answers to: `Ref`, and `Fn::GetAtt` by attribute. */
export interface ResourceValues {
  readonly ref: string;
  /** A resource that is not run here answers any attribute. */
  attribute(name: string): string | undefined;
}

export interface Resolver {
  define(logicalId: string, values: ResourceValues): void;
  /**
   * The value with all intrinsics replaced.
   * @throws Error naming what it cannot resolve: an unknown intrinsic, a resource that does not exist yet.
   */
  resolve(value: unknown): unknown;
}

export const localRegion = 'us-east-1';
export const localAccount = '000000000000';

const pseudoParameters: Readonly<Record<string, string>> = {
  'AWS::Region': localRegion,
  'AWS::AccountId': localAccount,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': 'coresync-local',
  'AWS::StackId': `arn:aws:cloudformation:${localRegion}:${localAccount}:stack/coresync-local/local`,
};

/** Stands for a property that is not there (`AWS::NoValue`). */
const noValue = Symbol('AWS::NoValue');

export function createResolver(template: Template): Resolver {
  const defined = new Map<string, ResourceValues>();

  function resolve(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== noValue);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [first] = entries;
    if (entries.length === 1 && first !== undefined) {
      const [key, argument] = first;
      if (key === 'Ref') return reference(z.string().parse(argument));
      if (key.startsWith('Fn::')) return intrinsic(key, argument);
    }
    const resolved = entries.map(([key, inner]): [string, unknown] => [key, resolve(inner)]);
    return Object.fromEntries(resolved.filter(([, inner]) => inner !== noValue));
  }

  function reference(name: string): unknown {
    if (name === 'AWS::NoValue') return noValue;
    const pseudo = pseudoParameters[name];
    if (pseudo !== undefined) return pseudo;
    const resource = defined.get(name);
    if (resource !== undefined) return resource.ref;
    const parameter = template.Parameters[name];
    if (parameter?.Default !== undefined) return parameter.Default;
    throw new Error(`the template refers to ${name}, which is not there`);
  }

  function attribute([logicalId, name]: readonly [string, string]): string {
    const value = defined.get(logicalId)?.attribute(name);
    if (value === undefined) throw new Error(`the local stack has no ${logicalId}.${name}`);
    return value;
  }

  function intrinsic(key: string, argument: unknown): unknown {
    switch (key) {
      case 'Fn::GetAtt':
        return attribute(attributePath(argument));
      case 'Fn::Join': {
        const [separator, parts] = z.tuple([z.string(), z.array(z.unknown())]).parse(argument);
        return parts.map((part) => text(resolve(part))).join(separator);
      }
      case 'Fn::Split': {
        const [separator, source] = z.tuple([z.string(), z.unknown()]).parse(argument);
        return text(resolve(source)).split(separator);
      }
      case 'Fn::Select': {
        const [index, source] = z.tuple([z.coerce.number().int(), z.unknown()]).parse(argument);
        const chosen = z.array(z.unknown()).parse(resolve(source))[index];
        if (chosen === undefined) throw new Error(`Fn::Select finds nothing at ${index}`);
        return chosen;
      }
      case 'Fn::Sub':
        return substitute(argument);
      default:
        throw new Error(`the local stack cannot resolve ${key}: ${JSON.stringify(argument)}`);
    }
  }

  function substitute(argument: unknown): string {
    const [source, given] = z
      .tuple([z.string(), z.record(z.string(), z.unknown())])
      .parse(Array.isArray(argument) ? argument : [argument, {}]);
    return source.replaceAll(/\$\{([^}]+)\}/g, (_, name: string) => {
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (name in given) return text(resolve(given[name]));
      return name.includes('.') ? attribute(attributePath(name)) : text(reference(name));
    });
  }

  return { define: (logicalId, values) => defined.set(logicalId, values), resolve };
}

function text(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`expected a string in the template, got ${JSON.stringify(value)}`);
}
