import { readFileSync } from 'node:fs';
import { type Settings, settingsSchema } from '../domain/settings.ts';

/** The deployment's settings, written beside the function's bundle: no round trip to read them. */
export function readSettings(): Settings {
  return settingsSchema.parse(JSON.parse(readFileSync(new URL('./settings.json', import.meta.url), 'utf8')));
}
