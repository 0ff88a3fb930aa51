// A start that is killed as with kill -9 when its virtual time reaches an instant: FOLDER INSTANT FUNCTIONS, these as JSON.
import { start } from '../../../local/start/start.ts';
import type { LambdaFunction } from '../../../local/lambda/invocation.ts';
import { shippedExamples } from './shipped-examples.ts';

const [dataDir, instant = '', functions = ''] = process.argv.slice(2);

await start({
  examplesDir: shippedExamples,
  dataDir,
  port: undefined,
  isToExit: true,
  output: process.stdout,
  errors: process.stderr,
  signal: new AbortController().signal,
  functions: JSON.parse(functions) as LambdaFunction[],
  onTime(now) {
    if (now >= Date.parse(instant)) process.kill(process.pid, 'SIGKILL');
  },
});
