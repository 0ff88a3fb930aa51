import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { bundleHandlers } from '../../lib/bundling.ts';
import { readDeployment } from '../../lib/config.ts';
import { functions } from '../../lib/functions.ts';
import { demoContext, resourcesOf, synthesize, withInboundMail } from './synthesize.ts';

const outDir = mkdtempSync(path.join(tmpdir(), 'relance-cold-start-'));
afterAll(() => rmSync(outDir, { recursive: true }));

const { settings } = readDeployment(demoContext());
const handlersDir = path.resolve(import.meta.dirname, '../../lambdas/handlers');
const bundles = bundleHandlers({ handlersDir, outDir, settings });
const variablesOf = new Map(
  synthesize(withInboundMail)
    .all.flatMap((template) => Object.values(resourcesOf(template, 'AWS::Lambda::Function')))
    .map(({ Properties }) => [
      Properties['Description'],
      (Properties['Environment'] as { Variables: Record<string, unknown> }).Variables,
    ]),
);

/** The variables a function is deployed with, with likely values for what is only known once it is. */
function environmentOf(name: string): Record<string, string> {
  const known = Object.entries(variablesOf.get(`Relance: ${name}`) ?? {}).map(([variable, value]) => {
    if (typeof value === 'string') return [variable, value];
    if (variable.endsWith('_ARNS')) return [variable, '{"erp":"arn:aws:secretsmanager:eu-west-3:1:secret:x"}'];
    return [variable, variable.endsWith('_ARN') ? 'arn:aws:states:eu-west-3:1:stateMachine:x' : 'known-once-deployed'];
  });
  // As Lambda itself does.
  return { AWS_REGION: 'eu-west-3', ...(Object.fromEntries(known) as Record<string, string>) };
}

async function coldStart(dir: string, env: Record<string, string>): Promise<number> {
  const worker = new Worker(path.join(dir, 'index.mjs'), { env });
  return new Promise((resolve, reject) => worker.on('error', reject).on('exit', resolve));
}

describe('the handlers', () => {
  it('are just the functions that are deployed', () => {
    expect(bundles.map(({ name }) => name)).toEqual(functions.map(({ name }) => name).toSorted());
  });

  it.each(bundles)('$name finds all it needs in what it is deployed with', async ({ name, dir }) => {
    expect(await coldStart(dir, environmentOf(name))).toBe(0);
  });

  it('would say what is missing', async () => {
    const [publisher] = bundles.filter(({ name }) => name === 'publish-events');
    await expect(coldStart(publisher?.dir ?? '', { AWS_REGION: 'eu-west-3' })).rejects.toThrow('EVENT_BUS_NAME');
  });
});
