// A start that is killed as with kill -9 when its virtual time reaches an instant: FOLDER INSTANT.
import { start } from '../../../local/start/start.ts';
import { shippedExamples } from './captured-start.ts';

const [dataDir, instant = ''] = process.argv.slice(2);

await start({
  examplesDir: shippedExamples,
  dataDir,
  port: undefined,
  isToExit: true,
  output: process.stdout,
  errors: process.stderr,
  signal: new AbortController().signal,
  onTime(now) {
    if (now >= Date.parse(instant)) process.kill(process.pid, 'SIGKILL');
  },
});
