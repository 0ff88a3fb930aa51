// npm run import: takes e-invoices and bank statements as they are, on a local stack.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { plainSentenceOf } from '../start/plain-sentence.ts';
import { showDefects } from '../start/defects.ts';
import { lineOf, totalsOf } from './imported-file.ts';
import { importFiles } from './import-files.ts';
import { namedFiles } from './named-files.ts';
import { ImportUsageError, readOptions, usage } from './options.ts';

/** npm runs this in the project's folder; a path on the command line is meant from where the command was given. */
const askedFrom = process.env['INIT_CWD'] ?? process.cwd();

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const { stdout: output, stderr: errors } = process;
  if (options.kind === 'help') {
    output.write(usage);
    return;
  }
  const dataDir = options.data === undefined ? undefined : path.resolve(askedFrom, options.data);
  const files = namedFiles(options.files, askedFrom);
  const imported = await importFiles(files, { dataDir, log: showDefects(errors), now: Date.now() });
  for (const each of imported) output.write(`${lineOf(each)}\n`);
  output.write(`${totalsOf(imported)}\n`);
  if (options.json !== undefined)
    writeFileSync(path.resolve(askedFrom, options.json), `${JSON.stringify(imported, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  const isUsage = error instanceof ImportUsageError;
  process.stderr.write(isUsage ? `${error.message}\n\n${usage}` : `${plainSentenceOf(error).sentence}\n`);
  // What had been started by then may still be listening, and would keep the process alive.
  process.exit(isUsage ? 2 : 1);
}
