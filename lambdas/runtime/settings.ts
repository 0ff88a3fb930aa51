import { readFileSync } from 'node:fs';
import type { Settings } from '../domain/settings.ts';

/**
 * The deployment's settings, written beside the function's bundle: no round trip to read them. They were checked when
 * the bundle was made; checking them again would make every cold start a third longer.
 */
export function readSettings(): Settings {
  return JSON.parse(readFileSync(new URL('./settings.json', import.meta.url), 'utf8')) as Settings;
}
