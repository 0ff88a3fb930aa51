import { mkdtempSync, readFileSync } from 'node:fs';
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

/** The app of a deployment that differs from the demo by some context, with a stand-in for the code of its functions. */
export function appOf(context: Context = {}) {
  const app = new App({
    context: { ...demoContext(), ...context },
    outdir: mkdtempSync(path.join(tmpdir(), 'relance-synth-')),
  });
  const standIn = path.join(import.meta.dirname, 'stand-in-function');
  const stacks = addRelance(app, readDeployment(app.node.getAllContext() as Context), () => Code.fromAsset(standIn));
  return { app, ...stacks };
}

/** The templates of a deployment. Throws when it breaks a rule of AwsSolutions. */
export function synthesize(context: Context = {}): { readonly data: Template; readonly service: Template } {
  const { data, service } = appOf(context);
  return { data: Template.fromStack(data), service: Template.fromStack(service) };
}

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
