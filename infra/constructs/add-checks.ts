import { type App, CloudFormationValidatePlugin, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';

/**
 * Every synthesis is checked against CloudFormation's rules (errors by a flag in cdk.json) and two rule packs of cdk-nag:
 * a finding stops it, so that no deploy is worse than the one before. What is acknowledged is so beside the resource
 * that it is about, with its reason.
 */
export function addChecks(app: App): void {
  Validations.of(app).addPlugins(
    new CloudFormationValidatePlugin(),
    new AwsSolutionsChecks(app),
    new ServerlessChecks(app),
  );
}
