import { createSecrets } from '../../adapters/secrets-manager/secrets-manager.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { webhookEntry } from '../../runtime/webhook.ts';
import { createHandler } from './handler.ts';

const { PAYMENTS_SECRET_ARN: secretId } = readEnvironment('PAYMENTS_SECRET_ARN');
const deps = tableDeps();
const guard = { secrets: createSecrets(), settings: deps.settings, secretId, header: 'relance-signature' };

export const handler = webhookEntry(guard, createHandler(deps));
