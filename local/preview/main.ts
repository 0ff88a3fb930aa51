// npm run preview: writes every message that debtors and finance can get, to be looked at before they do.
import path from 'node:path';
import { debtorSchema } from '../../lambdas/domain/debtor.ts';
import { demoSettings, projectRoot } from '../stack/environment.ts';
import { UsageError } from '../start/options.ts';
import { digestPreviews } from './digest-previews.ts';
import { everyPreview } from './every-preview.ts';
import { readOptions, usage } from './options.ts';
import { writePreviews } from './write-previews.ts';

/** npm runs in the project's folder; a path on the command line is meant from where the command was given. */
function folderOf(out: string | undefined): string {
  return out === undefined
    ? path.join(projectRoot, 'preview')
    : path.resolve(process.env['INIT_CWD'] ?? process.cwd(), out);
}

async function main(): Promise<void> {
  const { out, help } = readOptions(process.argv.slice(2));
  if (help) {
    process.stdout.write(usage);
    return;
  }
  const settings = demoSettings();
  const previews = everyPreview(settings);
  const digests = digestPreviews(settings, debtorSchema.shape.locale.options);
  const index = await writePreviews(previews, folderOf(out), digests);
  process.stdout.write(`${previews.length + digests.length} messages: ${index}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${usage}`);
  process.exitCode = 2;
}
