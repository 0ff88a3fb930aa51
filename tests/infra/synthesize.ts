import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { readDeployment } from '../../lib/config.ts';
import { addRelance } from '../../lib/relance-app.ts';

type Context = Readonly<Record<string, unknown>>;

/** The context of cdk.json as it stands. */
export function demoContext(): Context {
  const { context } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../cdk.json'), 'utf8')) as {
    context: Context;
  };
  return context;
}

/** Code that takes no time to bundle: what a template promises does not depend on it. */
const standIn = mkdtempSync(path.join(tmpdir(), 'relance-stand-in-'));
writeFileSync(path.join(standIn, 'index.mjs'), 'export const handler = () => Promise.resolve();\n');

/** The app of a deployment that differs from the demo by some context. */
export function appOf(context: Context = {}) {
  const app = new App({ context: { ...demoContext(), ...context } });
  const stacks = addRelance(app, readDeployment(app.node.getAllContext() as Context), () => Code.fromAsset(standIn));
  return { app, ...stacks };
}

/** The templates of a deployment. Throws when it breaks a rule of AwsSolutions. */
export function synthesize(context: Context = {}) {
  const { data: dataStack, service: serviceStack, inboundMail: mailStack } = appOf(context);
  const data = Template.fromStack(dataStack);
  const service = Template.fromStack(serviceStack);
  const areas = serviceStack.areas.map((area) => Template.fromStack(area));
  const inboundMail = mailStack && Template.fromStack(mailStack);
  return {
    data,
    service,
    /** The stacks inside the service's, one for each area of the API. */
    areas,
    ...(inboundMail && { inboundMail }),
    all: [data, service, ...areas, ...(inboundMail ? [inboundMail] : [])],
  };
}

/** A deployment that takes answers by mail and tells an ERP of events, and so has every function there is. */
export const withInboundMail: Context = {
  inboundMail: { address: 'factures@reponses.acme.fr' },
  webhooks: [{ id: 'erp', url: 'https://erp.acme.fr/relance' }],
};

export type Resource = { readonly Type: string; readonly Properties: Record<string, unknown> } & Record<
  string,
  unknown
>;

/** The resources of one type, by logical id. */
export function resourcesOf(template: Template, type: string): Readonly<Record<string, Resource>> {
  return template.findResources(type) as Record<string, Resource>;
}

/** The resource of a type that there is only one of. */
export function theResourceOf(template: Template, type: string): Resource {
  const [resource, ...others] = Object.values(resourcesOf(template, type));
  if (resource === undefined || others.length > 0) throw new RangeError(`there is not exactly one ${type}`);
  return resource;
}
