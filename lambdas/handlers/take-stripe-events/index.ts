import { createSecrets } from '../../adapters/secrets-manager/secrets-manager.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { tableDeps } from '../../runtime/table-deps.ts';
import { webhookEntry } from '../../runtime/webhook.ts';
import { createHandler } from './handler.ts';

const { STRIPE_SECRET_ARN: secretId } = readEnvironment('STRIPE_SECRET_ARN');
const deps = tableDeps();
const guard = { secrets: createSecrets(), settings: deps.settings, secretId, header: 'stripe-signature' };

export const handler = webhookEntry(guard, createHandler(deps));
