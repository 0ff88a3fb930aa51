import { expect, it } from 'vitest';
import { resourcesOf, synthesize } from './synthesize.ts';

const arn = 'arn:aws:dynamodb:eu-west-3:123456789012:table/relance-restored';
const restoredTableStream = `${arn}/stream/2026-04-02T10:00:00.000`;

it('works on the restored table alone, and keeps the one before it', () => {
  const { data, service, areas } = synthesize({ restoredTableStream });
  const running = [service, ...areas];
  expect(Object.keys(resourcesOf(data, 'AWS::DynamoDB::GlobalTable'))).toHaveLength(1);
  const built = running.flatMap((template) => Object.values(resourcesOf(template, 'AWS::Lambda::Function')));
  const names = built.flatMap(({ Properties }) => {
    const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
    return 'TABLE_NAME' in Variables ? [Variables['TABLE_NAME']] : [];
  });
  expect(new Set(names)).toEqual(new Set(['relance-restored']));
  for (const { Properties } of Object.values(resourcesOf(service, 'AWS::Lambda::EventSourceMapping')))
    expect(Properties['EventSourceArn']).toBe(restoredTableStream);
  const rights = JSON.stringify(Object.values(resourcesOf(service, 'AWS::IAM::Policy')));
  expect(rights).toContain(`${arn}/index/byStage`);
  // Nothing of the service names the other table any more, so the two stacks part in one deployment.
  for (const template of running) expect(JSON.stringify(template.toJSON())).not.toMatch(/ImportValue":"[^"]*Cases/);
});

it('refuses what is not the stream of a table', () => {
  expect(() => synthesize({ restoredTableStream: arn })).toThrow(
    'The context "restoredTableStream" is wrong: "arn:aws:dynamodb:eu-west-3:123456789012:table/relance-restored" is not the ARN of a table stream.',
  );
});
