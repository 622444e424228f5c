import { App, Aspects } from 'aws-cdk-lib';

import { buildStack } from '#infra/build-stack.ts';
import { addChecks } from '#infra/constructs/add-checks.ts';

import { leadToDoubles } from './lead-to-doubles.ts';
import { notShownMark, simplifyAlarms } from './simplify-alarms.ts';

/**
 * The deployed app with one difference: the addresses of the outside services are those of the doubles, from the
 * contexts `double-whatsapp`, `double-deepseek` and `double-google`. The product knows nothing of a rehearsal.
 */
const app = new App();
const urlOf = (service: string) => String(app.node.getContext(`double-${service}`));
const stack = buildStack(app);
Aspects.of(stack).add(
  leadToDoubles({
    whatsapp: urlOf('whatsapp'),
    deepseek: urlOf('deepseek'),
    google: urlOf('google'),
  }),
);
Aspects.of(stack).add(simplifyAlarms((path) => console.error(`${notShownMark}${path}`)));
addChecks(app);
app.synth();
