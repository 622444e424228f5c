import type * as z from 'zod/mini';
import type { SecretSource } from '#adapters/secrets/secret-source.ts';

/** A secret that is there at once: in a warm instance it is cached. */
export function createStaticSecrets(secret: Readonly<Record<string, unknown>>): SecretSource {
  const get = async <Secret>(_arn: string, schema: z.ZodMiniType<Secret>) => schema.parse(secret);
  return { get, refresh: get };
}
