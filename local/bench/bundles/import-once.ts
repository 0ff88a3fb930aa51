// Runs in a process of its own: imports one bundle as Lambda's runtime does at a cold start, and prints the milliseconds.
import { pathToFileURL } from 'node:url';

const bundle = pathToFileURL(process.argv[2] ?? '').href;
const startedAt = performance.now();
await import(bundle);
process.stdout.write(String(performance.now() - startedAt));
// What the module has opened must not keep the process.
process.exit();
