import { describe, expect, it } from 'vitest';
import { resourcesOf, synthesize } from './synthesize.ts';

const { data, service, all } = synthesize();

type Statement = { readonly Action: string | string[]; readonly Resource: unknown };

/** What roles may do with secrets. */
const rights = all.flatMap((template) =>
  Object.values(resourcesOf(template, 'AWS::IAM::Policy')).flatMap(({ Properties }) => {
    const { Statement } = Properties['PolicyDocument'] as { Statement: Statement[] };
    const [role] = Properties['Roles'] as { Ref: string }[];
    return Statement.map(({ Action, Resource }) => ({
      role: role?.Ref ?? '',
      actions: [Action].flat(),
      resource: JSON.stringify(Resource),
    })).filter(({ actions }) => actions.some((action) => action.startsWith('secretsmanager:')));
  }),
);

describe('the secrets that others sign with', () => {
  it('are made empty, one for each kind of sender, and outlive every deployment', () => {
    const secrets = Object.entries(resourcesOf(data, 'AWS::SecretsManager::Secret')).filter(([id]) =>
      /^Webhooks(Stripe|Payments)/.test(id),
    );
    expect(secrets).toHaveLength(2);
    for (const [, secret] of secrets) {
      expect(secret.Properties['SecretString']).toBe('{}');
      expect(secret['DeletionPolicy']).toBe('Retain');
      expect(secret['UpdateReplacePolicy']).toBe('Retain');
    }
  });

  it.each([
    ['Stripe', 'TakeStripeEvents'],
    ['Payments', 'TakeSignedPayments'],
  ])('are read (%s) by %s alone, and put in place by no function', (sender, name) => {
    const about = rights.filter(({ resource }) => resource.includes(`Webhooks${sender}`));
    expect(about.map(({ actions }) => actions)).toEqual([['secretsmanager:GetSecretValue']]);
    expect(about[0]?.role).toMatch(new RegExp(`^${name}Role`));
    expect(about[0]?.resource).not.toContain('*');
    expect(rights.filter(({ role }) => role.startsWith(`${name}Role`))).toEqual(about);
  });
});

describe('a topic that SES notifies', () => {
  const listenersIn = (template: typeof service) =>
    Object.values(resourcesOf(template, 'AWS::SNS::Subscription')).filter(
      ({ Properties }) => Properties['Protocol'] === 'lambda',
    );

  it('is listened to only where the deployment names one, and what fails waits among the dead letters', () => {
    expect(listenersIn(service)).toEqual([]);
    const topicArn = 'arn:aws:sns:eu-west-3:111122223333:ses-events';
    const named = synthesize({ mailEventTopicArn: topicArn }).service;
    const [listener, ...others] = listenersIn(named);
    expect(others).toEqual([]);
    expect(listener?.Properties['TopicArn']).toBe(topicArn);
    expect(JSON.stringify(listener?.Properties['RedrivePolicy'])).toContain('MailEventsDeadLetters');
    named.hasResourceProperties('AWS::Lambda::Permission', { Principal: 'sns.amazonaws.com', SourceArn: topicArn });
  });

  it('is refused when it is no topic', () => {
    expect(() => synthesize({ mailEventTopicArn: 'arn:aws:sqs:eu-west-3:111122223333:queue' })).toThrow(
      'is not the ARN of an SNS topic',
    );
  });
});
