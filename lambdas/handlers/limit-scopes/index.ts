import type { Context } from 'aws-lambda';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const limitScopes = entry(inputSchema, createHandler());

/** Cognito wants its own event back, with the answer in it; only the answer is logged. */
export const handler = async (event: object, context: Context) => ({
  ...event,
  response: await limitScopes(event, context),
});
