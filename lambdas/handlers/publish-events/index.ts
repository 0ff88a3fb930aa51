import { createEventPublisher } from '../../adapters/event-bridge/event-publisher.ts';
import { readEnvironment } from '../../runtime/environment.ts';
import { entry } from '../../runtime/workflow-entry.ts';
import { createHandler, inputSchema } from './handler.ts';

const { EVENT_BUS_NAME } = readEnvironment('EVENT_BUS_NAME');

export const handler = entry(inputSchema, createHandler({ publisher: createEventPublisher(EVENT_BUS_NAME) }));
