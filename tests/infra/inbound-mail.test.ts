import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { readDeployment } from '../../lib/config.ts';
import { demoContext, resourcesOf, synthesize, theResourceOf, withInboundMail } from './synthesize.ts';

const { service, inboundMail } = synthesize(withInboundMail);
const without = synthesize();
if (!inboundMail) throw new Error('there is no stack that takes mail in');

describe('a deployment without an address for answers', () => {
  it('has no bucket, no rules for mail, and no function that takes any', () => {
    expect(without).not.toHaveProperty('inboundMail');
    for (const template of without.all)
      expect(JSON.stringify(template.toJSON())).not.toMatch(/MailsBucket|ReceiptRule|TakeMail[0-9A-F]{8}/);
  });
});

describe('answers by mail', () => {
  it('come to the one address, over TLS, scanned, and lie in the bucket once SES may put them there', () => {
    const rule = theResourceOf(inboundMail, 'AWS::SES::ReceiptRule');
    const [policy] = Object.keys(resourcesOf(inboundMail, 'AWS::S3::BucketPolicy'));
    expect(rule).toMatchObject({
      DependsOn: [policy],
      Properties: {
        Rule: {
          Enabled: true,
          Recipients: ['factures@reponses.acme.fr'],
          ScanEnabled: true,
          TlsPolicy: 'Require',
          Actions: [{ S3Action: { ObjectKeyPrefix: 'mails/' } }],
        },
      },
    });
  });

  it('are kept for 30 days, encrypted, by nobody but SES, and never in public or in the clear', () => {
    const { Properties, DeletionPolicy } = theResourceOf(inboundMail, 'AWS::S3::Bucket');
    expect(DeletionPolicy).toBe('Retain');
    expect(Properties).toMatchObject({
      LifecycleConfiguration: { Rules: [{ ExpirationInDays: 30, Status: 'Enabled' }] },
      PublicAccessBlockConfiguration: { BlockPublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
    });
    expect(Properties['BucketEncryption']).toBeDefined();
    expect(Properties).not.toHaveProperty('VersioningConfiguration');
    inboundMail.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Action: 's3:PutObject',
            Principal: { Service: 'ses.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ],
      },
    });
  });

  it('reach one function each, but not the trial that SES puts there; what it gives up waits, and somebody is told', () => {
    inboundMail.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { object: { key: [{ 'anything-but': ['mails/AMAZON_SES_SETUP_NOTIFICATION'] }] } },
      },
      Targets: [Match.objectLike({ DeadLetterConfig: Match.anyValue(), RetryPolicy: Match.anyValue() })],
    });
    inboundMail.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 2,
      DestinationConfig: { OnFailure: Match.anyValue() },
    });
    const [queue = ''] = Object.keys(resourcesOf(inboundMail, 'AWS::SQS::Queue'));
    const alarms = Object.entries(resourcesOf(service, 'AWS::CloudWatch::Alarm'));
    const [, alarm] = alarms.find(([id]) => id.startsWith('AlarmsInboundMailDeadLetters')) ?? [];
    expect(JSON.stringify(alarm?.Properties['Dimensions'])).toContain(queue);
  });

  it('take a person one command to begin, and leave the service below what CloudFormation takes', () => {
    const outputs = inboundMail.findOutputs('*');
    expect(JSON.stringify(outputs['Activate'])).toContain('set-active-receipt-rule-set --rule-set-name');
    expect(JSON.stringify(outputs['MailRecord'])).toContain('reponses.acme.fr MX 10 inbound-smtp.');
    const count = (template: typeof service) => Object.keys(template.toJSON()['Resources'] as object).length;
    const { webhooks } = withInboundMail;
    expect(count(service) - count(synthesize({ webhooks }).service)).toBe(1);
    expect(count(service)).toBeLessThan(500);
  });
});

describe('an address for answers', () => {
  const readWith = (address: string, region?: string) => () =>
    readDeployment({ ...demoContext(), inboundMail: { address } }, region);

  it('is taken as JSON from the command line, too', () => {
    const inText = { ...demoContext(), inboundMail: '{"address":"factures@reponses.acme.fr"}' };
    expect(readDeployment(inText).settings.inboundMail).toEqual({ address: 'factures@reponses.acme.fr' });
  });

  it.each([
    ['nobody', 'The context "inboundMail" is wrong: address "nobody" is not an e-mail address.'],
    ['a+b@reponses.acme.fr', 'must be written in lower-case letters, without a +.'],
    [`${'a'.repeat(32)}@reponses.acme.fr`, 'has more than 31 characters before the @.'],
    ['factures@demo.example', "is on the domain of accounts@demo.example: people's mail would go to SES"],
  ])('is refused with a sentence: %s', (address, sentence) => {
    expect(readWith(address)).toThrow(sentence);
  });

  it('is refused in a Region where SES takes no mail, and taken where it does', () => {
    expect(readWith('factures@reponses.acme.fr', 'eu-south-2')).toThrow(
      'The context "inboundMail" is wrong: SES takes no mail in eu-south-2; it does in eu-central-1, ',
    );
    expect(readWith('factures@reponses.acme.fr', 'eu-west-3')).not.toThrow();
    expect(() => readDeployment(demoContext(), 'eu-south-2')).not.toThrow();
  });
});
