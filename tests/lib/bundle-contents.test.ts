import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { bundleHandlers, type HandlerBundle } from '../../lib/bundling.ts';
import { readDeployment } from '../../lib/config.ts';
import { functions, type Need } from '../../lib/functions.ts';
import { demoContext } from '../infra/synthesize.ts';

const outDir = mkdtempSync(path.join(tmpdir(), 'bundle-contents-'));
afterAll(() => rmSync(outDir, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const bundles = bundleHandlers({
  handlersDir: path.resolve(import.meta.dirname, '../../lambdas/handlers'),
  outDir,
  settings: readDeployment(demoContext()).settings,
});
const thoseThat = (...needed: readonly Need[]) =>
  functions
    .filter(({ needs }) => needs.some((need) => needed.includes(need)))
    .map(({ name }) => name)
    .toSorted();
const overBuckets = ['readDocuments', 'writeDocuments', 'eraseDocuments', 'readDigests', 'writeDigests'] as const;
const holdersOf = (name: string) => bundles.filter(({ packages }) => packages.includes(name)).map((each) => each.name);

/**
 * Composing mail takes the tables of every kind of attachment there is, and rendering all words: they are larger. Reading
 * mail takes the client of S3 beside that of the table, where nobody waits for the answer.
 */
const larger: Readonly<Record<string, number>> = {
  // What it tells the owner of a debtor it foresees as the digests do.
  'send-debtor-notice': 830_000,
  'send-digests': 790_000,
  // The claim with all its tables, and the clients of two more services.
  'build-legal-file': 720_000,
  'take-mail': 680_000,
  'get-schedule': 620_000,
  'preview-next-message': 620_000,
  // It takes part in all that moves by itself.
  'wake-overdue': 520_000,
};
/** Fetching documents, or giving links to them, takes the client of S3 beside that of the table. */
const mostBytes = ({ name, packages }: HandlerBundle) =>
  larger[name] ?? (packages.includes('@aws-sdk/client-s3') ? 620_000 : 500_000);

describe('the code of a function', () => {
  it.each([
    // Those that only render take nodemailer's reading of addresses, a tenth of it.
    ['nodemailer', ['get-schedule', 'preview-next-message', 'send-debtor-notice', 'send-digests']],
    ['eta', ['get-schedule', 'preview-next-message', 'send-debtor-notice', 'send-digests']],
    ['pdfkit', ['build-legal-file', 'preview-next-message', 'send-debtor-notice']],
    // Its dictionary alone is as large as all that makes a PDF.
    ['brotli', []],
    ['@aws-sdk/client-ses', ['send-debtor-notice', 'send-digests']],
    ['@aws-sdk/client-s3', [...thoseThat(...overBuckets), 'take-mail'].toSorted()],
    ['@aws-sdk/client-kms', thoseThat('sign')],
    ['postal-mime', ['take-mail']],
    ['@aws-sdk/client-eventbridge', ['publish-events']],
    ['@aws-sdk/client-sfn', ['dispatch-changes', 'wake-overdue']],
    ['ibantools', ['amend-invoice', 'get-openapi', 'post-invoice', 'record-payment-for-many', 'take-events']],
  ])('holds %s only where it is used', (name, users) => {
    expect(holdersOf(name)).toEqual(users);
  });

  it('takes credentials from the environment, and brings no client that would fetch them elsewhere', () => {
    const providers = new Set(
      bundles.flatMap(({ packages }) => packages.filter((name) => /credential|token/.test(name))),
    );
    expect([...providers]).toEqual(['@aws-sdk/credential-provider-env']);
    expect(holdersOf('@aws-sdk/nested-clients')).toEqual([]);
  });

  it.each(bundles)('of $name does not grow beyond what it does', (bundle) => {
    expect(bundle.bytes).toBeLessThanOrEqual(mostBytes(bundle));
  });

  it.each(bundles.filter(({ packages }) => packages.includes('pdfkit')))(
    'of $name brings the fonts of documents, and loads what makes them only when it makes one',
    ({ dir, bytes }) => {
      const files = readdirSync(dir);
      expect(files).toEqual(expect.arrayContaining(['regular.ttf', 'semibold.ttf']));
      const sources = new Map(
        files
          .filter((file) => file.endsWith('.mjs'))
          .map((file) => [file, readFileSync(path.join(dir, file), 'utf8')] as const),
      );
      const loadedAtOnce = (file: string): string[] => {
        const parts = (sources.get(file) ?? '').matchAll(/(?:\bfrom|\bimport) ?"\.\/([^"]+)"/g);
        return [file, ...Array.from(parts, ([, part = '']) => part).flatMap(loadedAtOnce)];
      };
      const [maker = '', ...others] = [...sources.keys()].filter((file) => sources.get(file)?.includes('CIDFontType2'));
      expect(others).toEqual([]);
      expect(sources.get(maker)?.length).toBeLessThan(480_000);
      const loaded = new Set(loadedAtOnce('index.mjs'));
      expect(loaded).not.toContain(maker);
      const sizes = Array.from(loaded, (file) => Buffer.byteLength(sources.get(file) ?? ''));
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(bytes);
    },
  );

  it.each(bundles)('of $name does not import http, and a whole web client with it', ({ dir }) => {
    const imported = readFileSync(path.join(dir, 'index.mjs'), 'utf8').matchAll(/\b(?:from|import) ?\(?"([^"]+)"/g);
    const modules = Array.from(imported, ([, module = '']) => module.replace(/^node:/, ''));
    expect(modules).toContain('crypto');
    expect(modules).not.toContain('http');
  });
});

describe('a function that is run where the environment holds no credentials', () => {
  it('says so when it calls AWS', async () => {
    const variables = {
      TABLE_NAME: 'relance',
      AWS_REGION: 'eu-west-3',
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
    };
    for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
    const { handler } = (await import(path.join(outDir, 'close-case/index.mjs'))) as {
      handler: (event: unknown, context: unknown) => Promise<unknown>;
    };
    const input = { invoiceId: 'main-1', run: 1, contract: 1, version: 1, action: 'dun' };
    await expect(handler(input, {})).rejects.toMatchObject({
      name: 'CredentialsProviderError',
      message: expect.stringContaining('environment variable credentials') as string,
    });
  });
});
