import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize } from './synthesize.ts';

const root = path.resolve(import.meta.dirname, '../..');
const runbook = readFileSync(path.join(root, 'docs/operations.md'), 'utf8');
const { data, service } = synthesize();
const templates = { DATA: data, SERVICE: service };

describe('the runbook', () => {
  it('finds each resource that its commands name, and no other with it', () => {
    const named = [...runbook.matchAll(/id_of \$(DATA|SERVICE) (AWS::\S+) (\w+)/g)];
    expect(named.length).toBeGreaterThan(5);
    for (const [words, stack, type = '', prefix = ''] of named) {
      const ids = Object.keys(resourcesOf(templates[stack as keyof typeof templates], type));
      expect([words, ids.filter((id) => id.startsWith(prefix))]).toEqual([words, [expect.any(String)]]);
    }
  });

  it('says of each dead-letter queue what is in it and how it is handed in again', () => {
    const rows = [...runbook.matchAll(/^\| `(\w+DeadLetters)` +\|/gm)].map(([, prefix = '']) => prefix);
    const queues = Object.keys(resourcesOf(service, 'AWS::SQS::Queue'));
    expect(queues.map((id) => rows.filter((prefix) => id.startsWith(prefix)).length)).toEqual(queues.map(() => 1));
  });

  it('was tried, section by section', () => {
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, section = '']) => section);
    const tests = ['operations', 'operations-repair'].map((name) =>
      readFileSync(path.join(root, `tests/e2e/${name}.test.ts`), 'utf8'),
    );
    const tried = [...tests.join('').matchAll(/^describe\('(.+)'/gm)].map(([, name = '']) => name);
    expect(tried).toEqual(sections);
  });
});
