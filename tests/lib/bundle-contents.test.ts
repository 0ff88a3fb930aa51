import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { bundleHandlers } from '../../lib/bundling.ts';
import { readDeployment } from '../../lib/config.ts';
import { functions } from '../../lib/functions.ts';
import { type Need } from '../../lib/function-spec.ts';
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
const overBuckets = [
  'readDocuments',
  'writeDocuments',
  'eraseDocuments',
  'readDigests',
  'writeDigests',
  'readIntake',
  'writeIntake',
] as const;
const overSecrets = ['readStripeSecret', 'readPaymentsSecret', 'readWebhookSecrets'] as const;
const holdersOf = (name: string) => bundles.filter(({ packages }) => packages.includes(name)).map((each) => each.name);

/** In bytes. What is at most a twentieth above what it takes today: more is to be noticed, and to have a reason. */
const larger: Readonly<Record<string, number>> = {
  // Composing mail, with all words and the facts of every kind of message there is.
  'send-debtor-notice': 880_000,
  'send-digests': 825_000,
  // All words, for messages that are foreseen.
  'preview-next-message': 625_000,
  'get-schedule': 625_000,
  'preview-import': 640_000,
  // The client of S3 with the function, as every request needs it; and what takes mail apart, and the client of KMS.
  'take-mail': 650_000,
  'sign-chain-heads': 585_000,
  'get-document': 560_000,
  // The same, with what reads files: of banks, with all that money may do to a case; of invoices; of rows of either.
  'book-bank-statement': 810_000,
  'take-e-invoice-files': 765_000,
  'import-rows': 695_000,
  'prepare-bulk': 605_000,
  'write-bulk-result': 565_000,
  // What reads files, while the client of S3, of XML or of PDF is loaded later where not each request needs it.
  'take-bank-statement': 540_000,
  'post-invoices-in-bulk': 575_000,
  'post-payments-in-bulk': 570_000,
  'post-invoice': 485_000,
  // They take part in all that happens by itself, or that other systems tell.
  'take-events': 595_000,
  // Entries of bank statements whose booking was cut short are booked from here.
  'wake-overdue': 600_000,
  'plan-dunning': 490_000,
  // What makes papers is loaded later. With that, esbuild leaves here what both the clients of S3 and of the table may reach.
  'build-legal-file': 515_000,
  'decide-legal': 505_000,
  'make-document': 480_000,
  'report-letter': 500_000,
  // They come to many cases at once, or to many kinds of act.
  'complete-task': 500_000,
  'record-payment-for-many': 495_000,
  'reverse-whole-payment': 485_000,
  'allocate-unapplied-money': 475_000,
  // Money that comes in and goes back, and the client of Secrets Manager.
  'take-stripe-events': 545_000,
  'take-signed-payments': 530_000,
  // Both ways to put money somewhere.
  'confirm-match': 505_000,
  'reverse-payment': 470_000,
  // It only reads, but plays what would have happened.
  'try-policy': 460_000,
  // It weighs every way to court.
  'get-route-advice': 455_000,
  // Two decisions beside each other, and the check of account numbers.
  'amend-invoice': 485_000,
};
/** The claim for late payment comes with whatever may pay an invoice, and so with every act on a case. */
const mostBytes = (name: string) => larger[name] ?? (writers.has(name) ? 465_000 : 435_000);
const writers = new Set(thoseThat('writeTable'));

/** A word that is nowhere but in the code that makes documents, in what reads PDF, in the client of S3, or in that of KMS. */
const marks = {
  documents: 'PDFKit',
  pdf: 'InvalidPDFException',
  xml: 'disallowed character',
  s3: 'NoSuchUpload',
  kms: 'TrentService',
} as const;

/** The files of code of a bundle, and those of them that a cold start loads. */
function codeOf(dir: string) {
  const names = readdirSync(dir).filter((file) => file.endsWith('.mjs'));
  const sources = new Map(names.map((file) => [file, readFileSync(path.join(dir, file), 'utf8')]));
  const loaded = new Set(['index.mjs']);
  for (const file of loaded)
    for (const [, part = ''] of (sources.get(file) ?? '').matchAll(/(?:\bfrom|\bimport) ?"\.\/([^"]+)"/g))
      loaded.add(part);
  return { sources, loaded, atOnce: Array.from(loaded, (file) => sources.get(file) ?? '') };
}
const loadersOf = (mark: string) =>
  bundles.filter(({ dir }) => codeOf(dir).atOnce.some((source) => source.includes(mark))).map(({ name }) => name);

describe('the code of a function', () => {
  it.each([
    ['nodemailer', ['send-debtor-notice', 'send-digests']],
    ['eta', ['get-schedule', 'preview-import', 'preview-next-message', 'send-debtor-notice', 'send-digests']],
    ['pdfkit', ['build-legal-file', 'decide-legal', 'make-document', 'preview-next-message', 'send-debtor-notice']],
    // Its dictionary alone is as large as all that makes a PDF.
    ['brotli', []],
    // What would keep endpoints, which none of ours discovers.
    ['mnemonist', []],
    ['@aws-sdk/client-ses', ['send-debtor-notice', 'send-digests']],
    ['@aws-sdk/client-s3', [...thoseThat(...overBuckets), 'take-mail'].toSorted()],
    ['@aws-sdk/client-kms', thoseThat('sign')],
    ['postal-mime', ['take-mail']],
    ['@aws-sdk/client-eventbridge', ['publish-events']],
    ['@aws-sdk/client-secrets-manager', thoseThat(...overSecrets)],
    ['@aws-sdk/client-sfn', ['dispatch-changes', 'start-import', 'wake-overdue']],
    ['unpdf', ['post-invoice', 'take-e-invoice-files']],
    ['saxes', ['book-bank-statement', 'post-invoice', 'take-bank-statement', 'take-e-invoice-files']],
    ['csv-parse', ['post-invoices-in-bulk', 'post-payments-in-bulk', 'prepare-bulk']],
    [
      'ibantools',
      [
        'amend-invoice',
        'book-bank-statement',
        'get-openapi',
        'import-rows',
        'post-invoice',
        'post-invoices-in-bulk',
        'post-payments-in-bulk',
        'take-bank-statement',
        'take-e-invoice-files',
        'take-events',
      ],
    ],
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

  it.each([
    ['what makes documents', marks.documents, []],
    ['what reads PDF', marks.pdf, []],
    ['what reads XML', marks.xml, ['book-bank-statement', 'take-bank-statement', 'take-e-invoice-files']],
    [
      'the client of S3',
      marks.s3,
      [
        'book-bank-statement',
        'get-document',
        'import-rows',
        'prepare-bulk',
        'sign-chain-heads',
        'take-e-invoice-files',
        'take-mail',
        'write-bulk-result',
      ],
    ],
    ['the client of KMS', marks.kms, ['sign-chain-heads']],
  ])('loads %s at once only where every request needs it', (_, mark, names) => {
    expect(loadersOf(mark)).toEqual(names);
  });

  it.each(bundles)('of $name does not grow beyond what it does', ({ name, dir, bytes }) => {
    const sizes = codeOf(dir).atOnce.map((source) => Buffer.byteLength(source));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(bytes);
    expect(bytes).toBeLessThanOrEqual(mostBytes(name));
  });

  it.each(bundles)('of $name brings the fonts of documents only beside what makes them', ({ dir, packages }) => {
    const makesDocuments = packages.includes('pdfkit');
    const fonts = readdirSync(dir).filter((file) => file.endsWith('.ttf'));
    expect(fonts).toEqual(makesDocuments ? ['regular.ttf', 'semibold.ttf'] : []);
    const makers = [...codeOf(dir).sources.values()].filter((source) => source.includes(marks.documents));
    expect(makers).toHaveLength(makesDocuments ? 1 : 0);
    for (const maker of makers) expect(maker.length).toBeLessThan(505_000);
  });

  it.each(bundles)('of $name is in no file that nothing loads', ({ dir }) => {
    const { sources } = codeOf(dir);
    const all = [...sources.values()].join('\n');
    const unasked = [...sources.keys()].filter((file) => file !== 'index.mjs' && !all.includes(`"./${file}"`));
    expect(unasked).toEqual([]);
  });

  it.each(bundles)('of $name does not import http, and a whole web client with it', ({ dir }) => {
    const imported = [...codeOf(dir).sources.values()].join('\n').matchAll(/\b(?:from|import) ?\(?"([^"]+)"/g);
    const modules = Array.from(imported, ([, module = '']) => module.replace(/^node:/, ''));
    expect(modules).toContain('crypto');
    expect(modules).not.toContain('http');
  });
});

describe('an error of ours', () => {
  const lambdas = path.resolve(import.meta.dirname, '../../lambdas');
  const files = readdirSync(lambdas, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const classes = files.flatMap((file) =>
    Array.from(
      readFileSync(path.join(lambdas, file), 'utf8').matchAll(/class (\w+) extends \w*Error \{\s*(.*)/g),
      ([, name = '', first = '']) => ({ name, first }),
    ),
  );

  it('is found in the sources', () => {
    expect(classes.map(({ name }) => name)).toContain('PlanIsStale');
  });

  it.each(classes)(
    'names itself $name, as Retry and Catch match on that and classes lose theirs',
    ({ name, first }) => {
      expect(first).toBe(`override readonly name = '${name}';`);
    },
  );
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
