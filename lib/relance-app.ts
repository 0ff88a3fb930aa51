import { Annotations, type App, Tags, Validations } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks } from 'cdk-nag';
import type { Deployment } from './config.ts';
import { warningsOf } from './deployment-warnings.ts';
import { InboundMailStack } from './stacks/inbound-mail-stack.ts';
import { DataStack } from './stacks/data-stack.ts';
import { ServiceStack } from './stacks/service-stack.ts';

/**
 * Adds one deployment of Relance to the app: the data, and the service beside it. Account and Region stay open until
 * `cdk deploy`; the AwsSolutions rules are checked at each synthesis.
 */
export function addRelance(app: App, deployment: Deployment, codeOf: (name: string) => Code) {
  const { environment } = deployment.settings;
  const data = new DataStack(app, 'Data', {
    stackName: `relance-${environment}-data`,
    description: `Relance ${environment}: cases, their documents, and who may see them`,
    signInUrls: deployment.signInUrls,
    deploymentName: `relance-${environment}`,
    webhooks: deployment.settings.webhooks ?? [],
    codeOf,
    restoredTableStream: deployment.restoredTableStream,
    documentLockYears: deployment.documentLockYears,
    // A trial is to be cleared away one day, which nobody could for ten years.
    digestLockMode: environment === 'demo' ? 'governance' : 'compliance',
  });
  const { inboundMail } = deployment.settings;
  const mail =
    inboundMail &&
    new InboundMailStack(app, 'InboundMail', {
      stackName: `relance-${environment}-inbound-mail`,
      description: `Relance ${environment}: debtors' answers by mail`,
      address: inboundMail.address,
      deploymentName: `relance-${environment}`,
      cases: data.cases,
      codeOf,
    });
  const service = new ServiceStack(app, 'Service', {
    stackName: `relance-${environment}-service`,
    description: `Relance ${environment}: dunning of unpaid invoices`,
    deployment,
    data,
    inboundMail: mail,
    codeOf,
  });
  for (const [warning, sentence] of Object.entries(warningsOf(deployment)))
    Annotations.of(service).addWarningV2(`relance:${warning}`, sentence);
  Tags.of(app).add('application', 'relance');
  Tags.of(app).add('environment', environment);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return { data, service, inboundMail: mail };
}
