import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize } from './synthesize.ts';

const root = path.resolve(import.meta.dirname, '../..');
const runbook = readFileSync(path.join(root, 'docs/operations.md'), 'utf8');
const { data, service } = synthesize({ webhooks: [{ id: 'erp', url: 'https://erp.acme.fr/relance' }] });
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
    // `<id>`: of each endpoint.
    const rows = [...runbook.matchAll(/^\| `([\w<>]+DeadLetters)` +\|/gm)].map(([, name = '']) =>
      RegExp(`^${name.replace('<id>', '[a-z]+')}`),
    );
    const queues = Object.keys(resourcesOf(service, 'AWS::SQS::Queue')).filter((id) => id.includes('DeadLetters'));
    expect(queues.map((id) => [id, rows.filter((row) => row.test(id)).length])).toEqual(queues.map((id) => [id, 1]));
  });

  it('says of each alarm what it means and what to do', () => {
    const rows = [...runbook.matchAll(/^\| `Alarms([\w<>]+)` +\|/gm)].map(([, name = '']) =>
      RegExp(`^Alarms${name.replace('<machine>', '(Dunning|DebtorNotice)').replace('<queue>', '\\w+')}[0-9A-F]{8}$`),
    );
    const alarms = Object.keys(resourcesOf(service, 'AWS::CloudWatch::Alarm'));
    expect(alarms.map((id) => [id, rows.filter((row) => row.test(id)).length])).toEqual(alarms.map((id) => [id, 1]));
  });

  it('says of each secret how it is put in place and changed', () => {
    const rows = [...runbook.matchAll(/^\| `((?:Webhooks|Endpoints)[\w<>]+)` +\|/gm)].map(([, name = '']) =>
      RegExp(`^${name.replace('<id>', '[a-z]+')}[0-9A-F]{8}$`),
    );
    const secrets = Object.keys(resourcesOf(data, 'AWS::SecretsManager::Secret'));
    expect(secrets.map((id) => [id, rows.filter((row) => row.test(id)).length])).toEqual(secrets.map((id) => [id, 1]));
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
