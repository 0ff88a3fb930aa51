import * as z from 'zod';
import { createWebhookPoster } from '../../adapters/http/webhook-poster.ts';
import { createSecrets } from '../../adapters/secrets-manager/secrets-manager.ts';
import { systemClock } from '../../adapters/system-clock.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { readSettings } from '../../runtime/settings.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { WEBHOOK_SECRET_ARNS, WEBHOOK_LOOPBACK } = readEnvironment('WEBHOOK_SECRET_ARNS', 'WEBHOOK_LOOPBACK');
const deps = {
  webhooks: readSettings().webhooks ?? [],
  secretIds: z.record(z.string(), z.string()).parse(JSON.parse(WEBHOOK_SECRET_ARNS)),
  secrets: createSecrets(),
  poster: createWebhookPoster(WEBHOOK_LOOPBACK === 'allowed' ? 'allowed' : 'refused'),
  clock: systemClock,
};

export const handler = entry(inputSchema, createHandler(deps));
