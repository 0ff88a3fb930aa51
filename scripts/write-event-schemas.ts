/**
 * Writes the schemas of the published events into docs/events, and their index. It refuses to change a version in a way
 * that breaks its readers: such a change gets a new version, in lambdas/domain/events-out/published-event.ts. Run it as
 * `npm run event-schemas`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventsFolder as folder, indexPage, laidOut, schemaFiles } from './events/event-files.ts';
import { breaksOf, type JsonSchema } from './events/schema-breaks.ts';

let refused = 0;

for (const [name, schema] of schemaFiles()) {
  const file = path.join(folder, name);
  const breaks = existsSync(file) ? breaksOf(JSON.parse(readFileSync(file, 'utf8')) as JsonSchema, schema) : [];
  for (const each of breaks) console.error(`${name} would break its readers: ${each}`);
  if (breaks.length === 0) writeFileSync(file, await laidOut(JSON.stringify(schema), name));
  refused += breaks.length;
}
writeFileSync(path.join(folder, 'README.md'), await indexPage());
if (refused > 0) {
  console.error('Give these events their next version in lambdas/domain/events-out/published-event.ts.');
  process.exitCode = 1;
}
