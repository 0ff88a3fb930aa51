import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventsFolder, indexPage, schemaFiles } from '../../../scripts/events/event-files.ts';
import { breaksOf, type JsonSchema } from '../../../scripts/events/schema-breaks.ts';

const committed = (name: string) => JSON.parse(readFileSync(path.join(eventsFolder, name), 'utf8')) as JsonSchema;

describe('the published schemas', () => {
  it.each([...schemaFiles()])('are those of docs/events, by npm run event-schemas: %s', (name, schema) => {
    expect(committed(name)).toEqual(schema);
  });

  it('are all in the index, and so are no others', async () => {
    expect(readFileSync(path.join(eventsFolder, 'README.md'), 'utf8')).toBe(await indexPage());
    const named = new Set(schemaFiles().keys());
    expect([...named].filter((name) => !readdirSync(eventsFolder).includes(name))).toEqual([]);
  });
});

const paid = {
  type: 'object',
  properties: {
    data: {
      type: 'object',
      properties: { amountMinor: { type: 'integer' }, method: { type: 'string' }, why: { enum: ['a', 'b'] } },
      required: ['amountMinor', 'why'],
    },
  },
  required: ['data'],
} satisfies JsonSchema;
type Data = { readonly properties?: JsonSchema; readonly required?: readonly string[] };
const withData = ({ properties = {}, required = [] }: Data): JsonSchema => ({
  ...paid,
  properties: { data: { ...paid.properties.data, properties, required } },
});
const { properties, required } = paid.properties.data;

describe('within a version', () => {
  it('an event may gain fields that can be absent, and its fields other descriptions', () => {
    const more = { ...properties, paidFor: { type: 'string' }, method: { type: 'string', description: 'How.' } };
    expect(breaksOf(paid, withData({ properties: more, required }))).toEqual([]);
  });

  it.each([
    ['a field is gone', { properties: { amountMinor: properties.amountMinor, why: properties.why }, required }, 'gone'],
    ['a field holds something else', { properties: { ...properties, method: { type: 'integer' } }, required }, 'type'],
    ['a field may be absent', { properties, required: ['why'] }, 'may be absent now'],
    ['a field has to be there', { properties, required: [...required, 'method'] }, 'did not have to be'],
    ['a value is new', { properties: { ...properties, why: { enum: ['a', 'b', 'c'] } }, required }, 'enum'],
    ['a value is gone', { properties: { ...properties, why: { enum: ['a'] } }, required }, 'enum'],
    ['a field may be null', { properties: { ...properties, method: { anyOf: [{}, {}] } }, required }, 'type'],
  ])('it needs a new version when %s', (_what, changed, why) => {
    const breaks = breaksOf(paid, withData(changed));
    expect(breaks.join('\n')).toContain(why);
    expect(breaks.join('\n')).toContain('detail.data');
  });

  it('items of lists and alternatives are compared too', () => {
    const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
    const either = (...anyOf: JsonSchema[]): JsonSchema => ({ anyOf });
    expect(breaksOf(list({ type: 'string' }), list({ type: 'integer' }))).toHaveLength(1);
    expect(breaksOf(either({ const: 'kept' }), either({ const: 'kept' }, { const: 'missed' }))).toHaveLength(1);
    expect(breaksOf(either({ const: 'kept' }), either({ const: 'missed' }))).toHaveLength(1);
  });
});
