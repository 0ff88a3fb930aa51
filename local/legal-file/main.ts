// npm run legal-file: writes the legal files of a local data folder, or verifies one.
import path from 'node:path';
import { plainSentenceOf } from '../start/plain-sentence.ts';
import { LegalFileUsageError, readOptions, usage } from './options.ts';
import { verifyFile } from './verify-file.ts';
import { writeLegalFiles } from './write-files.ts';

/** npm runs this in the project's folder; a path on the command line is meant from where the command was given. */
const asked = (file: string): string => path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const { stdout: output, stderr: errors } = process;
  if (options.kind === 'help') {
    output.write(usage);
    return 0;
  }
  if (options.kind === 'verify') return verifyFile({ ...options, file: asked(options.file) }, { output, errors });
  const written = await writeLegalFiles({ dataDir: asked(options.data), outDir: asked(options.out), errors });
  for (const { file, coveredBy } of written)
    output.write(
      `${file}  ${coveredBy === null ? 'not in a signed digest yet' : `in the signed digest of ${coveredBy}`}\n`,
    );
  const [first] = written;
  output.write(
    first ? `Signed by the key with the fingerprint ${first.fingerprint}.\n` : 'No case is escalated or handed over.\n',
  );
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const isUsage = error instanceof LegalFileUsageError;
  process.stderr.write(isUsage ? `${error.message}\n\n${usage}` : `${plainSentenceOf(error).sentence}\n`);
  // What had been started by then may still be listening, and would keep the process alive.
  process.exit(isUsage ? 2 : 1);
}
