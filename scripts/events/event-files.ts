import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import * as z from 'zod';
import { type PublishedType, schemaVersionOf } from '../../lambdas/domain/events-out/published-event.ts';
import { publishedSchemas } from '../../lambdas/domain/events-out/published-schemas.ts';
import { eventSentences } from './event-sentences.ts';
import type { JsonSchema } from './schema-breaks.ts';

export const eventsFolder = path.resolve(import.meta.dirname, '../../docs/events');

const types = (Object.keys(publishedSchemas) as PublishedType[]).toSorted();

/** The name of the file of an event's schema, of the version that is published now. */
export const fileOf = (type: PublishedType): string => `${type}.v${schemaVersionOf(type)}.json`;

/** What readers need not know: how long a text was allowed to be when it came in, and so on. */
const rulesOfInput = [
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'maxItems',
] as const;

function jsonSchemaOf(type: PublishedType): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(publishedSchemas[type], {
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Readers have to bear fields that are new.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
      for (const rule of rulesOfInput) delete jsonSchema[rule];
      delete jsonSchema.default;
    },
  });
  return { $schema, title: type, description: eventSentences[type], ...schema } as unknown as JsonSchema;
}

/** The schemas of all events as they are published now, by their files. */
export function schemaFiles(): ReadonlyMap<string, JsonSchema> {
  return new Map(types.map((type) => [fileOf(type), jsonSchemaOf(type)]));
}

const introduction = `# Events

Relance puts every event of a case, and every change of a debtor's credit, on its event bus, and sends those that a
deployment asks for to the company's own systems (docs/webhooks.md, "Events out").

- **On the bus**: \`source\` is \`relance\`, \`detail-type\` the type, \`detail\` what the schema says. As a webhook, the body is
  the \`detail\`.
- **At least once, in no order**: \`eventId\` stays the same however often an event is told; drop what you have had. \`seq\`
  orders the events of one invoice, \`version\` those of one debtor.
- **Versions**: \`schemaVersion\` names the schema. Within a version an event may gain fields that can be absent: bear what
  you do not know. Anything else is a new version, and a new file beside the old one. Lists of values that grow on their
  own (currencies, kinds of tasks, reasons to wait) are text.
- **No personal data**: ids, dates, amounts and codes; names and addresses are asked of the API by the ids.
- Amounts are integers of minor units (cents), days are \`YYYY-MM-DD\`, instants ISO 8601 in UTC.

This page and the schemas are written by \`npm run event-schemas\` from \`lambdas/domain/events-out\`; a test keeps them so.

| event | what has happened |
|---|---|
`;

/** docs/events/README.md */
export function indexPage(): Promise<string> {
  const rows = types.map((type) => `| [${type}](${fileOf(type)}) | ${eventSentences[type]} |`);
  return laidOut(`${introduction}${rows.join('\n')}\n`, 'README.md');
}

/** A file of docs/events as the project lays files out. */
export async function laidOut(content: string, name: string): Promise<string> {
  const file = path.join(eventsFolder, name);
  return format(content, { ...(await resolveConfig(file)), filepath: file });
}
