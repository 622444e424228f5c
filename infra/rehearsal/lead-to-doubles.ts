import { type IAspect, Stack } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod';

import { type OutsideService, outsideAddress } from '#infra/local/function-environment.ts';

const environmentSchema = z.object({ variables: z.record(z.string(), z.unknown()) });

/** Gives every function that knows an outside address the double's in its place, and changes nothing else. */
export function leadToDoubles(doubleUrls: Readonly<Record<OutsideService, string>>): IAspect {
  return {
    visit(node) {
      if (!(node instanceof CfnFunction)) return;
      const environment = environmentSchema.safeParse(Stack.of(node).resolve(node.environment));
      for (const [name, value] of Object.entries(environment.data?.variables ?? {})) {
        const address = outsideAddress(name, String(value), doubleUrls);
        if (address === undefined) continue;
        node.addPropertyOverride(`Environment.Variables.${name}`, address);
      }
    },
  };
}
