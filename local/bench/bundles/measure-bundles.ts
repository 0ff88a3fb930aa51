import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createHistogram } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildSync } from 'esbuild';
import { bundleHandlers, bundleOptions, type HandlerBundle, omissions } from '../../../lib/bundling.ts';
import { runtimeEnvironment } from '../../lambda/runtime-environment.ts';
import { demoSettings, functionEnvironment, projectRoot } from '../../stack/environment.ts';
import type { Figure, Findings } from '../figure.ts';

const rounds = 15;
/** The bare client is imported once before so many functions. */
const functionsPerBareImport = 3;
const mostKilobytes = 450;
const mostTimesBare = 1.25;

const run = promisify(execFile);
const importOnce = path.join(import.meta.dirname, 'import-once.ts');
const nowhere = 'http://127.0.0.1:9';

type Importable = Pick<HandlerBundle, 'name' | 'dir' | 'bytes'>;

/** The least that any function with a table loads: what the bundles of Relance are compared with. */
function bundleBareClient(dir: string, name: string, options: Partial<typeof omissions>): Importable {
  const outfile = path.join(dir, name, 'index.mjs');
  buildSync({ ...bundleOptions, ...options, entryPoints: [path.join(import.meta.dirname, 'bare-client.ts')], outfile });
  return { name, dir: path.dirname(outfile), bytes: statSync(outfile).size };
}

function environmentOf({ name, dir }: Importable): Record<string, string> {
  return runtimeEnvironment({
    ...functionEnvironment({
      dynamodb: nowhere,
      sfn: nowhere,
      ses: nowhere,
      events: nowhere,
      s3: nowhere,
      kms: nowhere,
      secrets: nowhere,
    }),
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
    LAMBDA_TASK_ROOT: dir,
  });
}

/** The milliseconds that a bundle takes to be imported in a new process, with all that its module does. */
async function coldImport(bundle: Importable): Promise<number> {
  const { stdout } = await run(process.execPath, [importOnce, path.join(bundle.dir, 'index.mjs')], {
    env: environmentOf(bundle),
  });
  return Number(stdout);
}

/** Numbers kept to three decimals, for their median and quartiles. */
function createSample() {
  const histogram = createHistogram();
  const percentile = (percent: number) => histogram.percentile(percent) / 1_000;
  return {
    add: (value: number) => histogram.record(Math.max(1, Math.round(value * 1_000))),
    median: () => percentile(50),
    quartiles: () => [percentile(25), percentile(75)] as const,
  };
}
type Sample = ReturnType<typeof createSample>;

/** Every import of a function is set against the bare one just before: both meet the same machine. */
async function importAll(bundles: readonly Importable[], bare: Importable) {
  const bareMs = createSample();
  const ratios = new Map(bundles.map(({ name }) => [name, createSample()]));
  for (let round = 0; round < rounds; round += 1) {
    let bareNow = 0;
    for (const [index, bundle] of bundles.entries()) {
      if (index % functionsPerBareImport === 0) {
        bareNow = await coldImport(bare);
        bareMs.add(bareNow);
      }
      ratios.get(bundle.name)?.add((await coldImport(bundle)) / bareNow);
    }
  }
  return { bareMs, ratios };
}

function figuresOf({ name, bytes }: HandlerBundle, ratios: Sample | undefined): Figure[] {
  return [
    { name: `${name}: size`, value: bytes / 1_000, unit: 'kB', aim: { atMost: mostKilobytes } },
    {
      name: `${name}: cold import`,
      value: ratios?.median() ?? Number.NaN,
      unit: '×',
      spread: ratios?.quartiles(),
      aim: { atMost: mostTimesBare },
    },
  ];
}

/** Bundles the functions as they are deployed and imports each of them in new processes, beside a bare DynamoDB client. */
export async function measureBundles(): Promise<Findings> {
  const dir = mkdtempSync(path.join(tmpdir(), 'relance-bench-bundles-'));
  try {
    const handlersDir = path.join(projectRoot, 'lambdas/handlers');
    const bundles = bundleHandlers({ handlersDir, outDir: path.join(dir, 'handlers'), settings: demoSettings() });
    const bare = bundleBareClient(dir, 'bare-client', {});
    const leanBare = bundleBareClient(dir, 'lean-bare-client', omissions);
    const { bareMs, ratios } = await importAll([leanBare, ...bundles], bare);
    const leanRatio = ratios.get(leanBare.name);
    return {
      figures: [
        { name: 'a bare DynamoDB client: size', value: bare.bytes / 1_000, unit: 'kB' },
        { name: 'a bare DynamoDB client: cold import', value: bareMs.median(), unit: 'ms', spread: bareMs.quartiles() },
        { name: 'the same without what ours leave out: size', value: leanBare.bytes / 1_000, unit: 'kB' },
        {
          name: 'the same without what ours leave out: cold import',
          value: leanRatio?.median() ?? Number.NaN,
          unit: '×',
          spread: leanRatio?.quartiles(),
        },
        ...bundles.flatMap((bundle) => figuresOf(bundle, ratios.get(bundle.name))),
      ],
      notes: [
        `Cold imports as times that of the bare client: medians and quartiles of ${rounds} imports of each function, each in a new process with the ` +
          `variables it is deployed with, set against a bare one at most ${functionsPerBareImport} imports before. The time is that of import() alone, ` +
          'without the start of Node. Sizes are of the minified code, not zipped. The bare client is bundled with the same options of esbuild, ' +
          'but with all that the SDK brings, as it comes; the credential chain is the most of what ours leave out of it.',
      ],
    };
  } finally {
    rmSync(dir, { recursive: true });
  }
}
