import { documentClient } from '../adapters/dynamodb/document-client.ts';
import { createStore } from '../adapters/dynamodb/store.ts';
import { systemClock } from '../adapters/system-clock.ts';
import type { Settings } from '../domain/settings.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { readEnvironment } from './environment.ts';
import { readSettings } from './settings.ts';

/** What nearly every function works with: the table, the deployment's settings and the time. */
export function tableDeps(): { store: Store; settings: Settings; clock: Clock } {
  const { TABLE_NAME } = readEnvironment('TABLE_NAME');
  return { store: createStore(documentClient(), TABLE_NAME), settings: readSettings(), clock: systemClock };
}
