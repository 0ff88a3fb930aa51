import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ownsAccount } from '../../lambdas/domain/creditor.ts';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { policiesOf } from '../../lambdas/domain/settings.ts';
import { ConfigurationError, readDeployment } from '../../lib/config.ts';
import { warningsOf } from '../../lib/deployment-warnings.ts';

type Context = Record<string, unknown> & { creditors: Record<string, unknown>[] };

const root = path.resolve(import.meta.dirname, '../..');
const cdkJson = JSON.parse(readFileSync(path.join(root, 'cdk.json'), 'utf8')) as { app: string; context: Context };

function demo(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...cdkJson.context, ...changes };
}

/** The demo with its one creditor changed. */
function demoCreditor(changes: Record<string, unknown>): Record<string, unknown> {
  return demo({ creditors: [{ ...cdkJson.context.creditors[0], ...changes }] });
}

function policyFile(content: unknown): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'relance-policy-')), 'policy.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('cdk.json as it stands', () => {
  const { settings, ...delivery } = readDeployment(demo());

  it('is a demo of the one creditor main, with the account and link hosts of the examples', () => {
    expect(settings.environment).toBe('demo');
    expect(settings.creditors).toHaveLength(1);
    const [main] = settings.creditors;
    expect(main).toMatchObject({ id: 'main', linkHosts: ['pay.example', 'files.example'] });
    expect(main && ownsAccount(main, 'FR7630006000011234567890189')).toBe(true);
  });

  it('duns by the shipped policy, with its courtesy notice', () => {
    expect(settings.policies).toEqual([]);
    expect(policiesOf(settings).get('default')).toBe(defaultPolicy);
    expect(defaultPolicy.stages.courtesyNotice.enabled).toBe(true);
  });

  it('has creditors write in their own name from the one sender', () => {
    expect(settings.creditors[0]?.sender).toEqual({
      name: settings.creditors[0]?.name,
      address: 'accounts@demo.example',
    });
  });

  it('names nobody who may put events, and nobody to alarm', () => {
    expect(delivery).toMatchObject({ eventSources: ['billing', 'bank'], eventPrincipals: [] });
    expect(delivery.alarmEmail).toBeUndefined();
  });
});

describe('context that is right', () => {
  it('can come from the command line, where lists are text', () => {
    const { eventSources, settings } = readDeployment(
      demo({ eventSources: '["erp"]', creditors: JSON.stringify(cdkJson.context.creditors), environment: 'prod' }),
    );
    expect(eventSources).toEqual(['erp']);
    expect(settings).toMatchObject({ environment: 'prod', creditors: [{ id: 'main' }] });
  });

  it('leaves a creditor its own sender', () => {
    const sender = { name: 'Acme', address: 'accounts@acme.fr' };
    expect(readDeployment(demoCreditor({ sender })).settings.creditors[0]?.sender).toEqual(sender);
  });

  it.each([
    ['one policy', { ...defaultPolicy, id: 'patient' }],
    ['several', { policies: [{ ...defaultPolicy, id: 'patient' }] }],
  ])('reads a policy file of %s', (_, content) => {
    expect(readDeployment(demo({ policyFile: policyFile(content) })).settings.policies).toEqual([
      { ...defaultPolicy, id: 'patient' },
    ]);
  });
});

describe('context that is surely not meant', () => {
  it('is warned of: a real environment that writes from an example, or whose alarms nobody hears', () => {
    expect(Object.keys(warningsOf(readDeployment(demo({ environment: 'prod' }))))).toEqual([
      'exampleSender',
      'noAlarmEmail',
    ]);
    const real = demo({ environment: 'prod', sender: 'accounts@acme.fr', alarmEmail: 'oncall@acme.fr' });
    expect(warningsOf(readDeployment(real))).toEqual({});
    expect(warningsOf(readDeployment(demo()))).toEqual({});
  });
});

describe('context that is wrong', () => {
  it.each<[Record<string, unknown>, string]>([
    [demo({ environment: 'Prod' }), 'The context "environment" is wrong: "Prod" '],
    [demo({ environment: undefined }), 'The context "environment" is wrong: is missing.'],
    [demo({ sender: 'nobody' }), 'The context "sender" is wrong: "nobody" is not an e-mail address.'],
    [
      demo({ senderIdentity: 'both' }),
      'The context "senderIdentity" is wrong: "both" must be one of address, domain, existing.',
    ],
    [demo({ alarmEmail: 'x' }), 'The context "alarmEmail" is wrong: "x" is not an e-mail address.'],
    [demo({ documentLockYears: 0 }), 'The context "documentLockYears" is wrong: 0 is too small: at least 1.'],
    [demo({ documentLockYears: 'ten' }), 'The context "documentLockYears" is wrong: "ten" is not JSON.'],
    [demo({ creditors: [] }), 'The context "creditors" is wrong: needs at least one creditor.'],
    [demo({ creditors: 'main' }), 'The context "creditors" is wrong: "main" is not JSON.'],
    [demo({ creditors: undefined }), 'The context "creditors" is wrong: is missing.'],
    [
      demoCreditor({ bankAccounts: [{ iban: 'FR7630006000011234567890188' }] }),
      'The context "creditors" is wrong: [0].bankAccounts[0].iban "FR7630006000011234567890188" is not a valid IBAN (electronic format, no spaces).',
    ],
    [
      demoCreditor({ bankAccounts: [{ iban: 'FR7630006000011234567890189', bic: 'AGRI' }] }),
      'The context "creditors" is wrong: [0].bankAccounts[0].bic "AGRI" is not a valid BIC.',
    ],
    [
      demoCreditor({ linkHosts: ['https://pay.example/'] }),
      'The context "creditors" is wrong: [0].linkHosts[0] "https://pay.example/" is not a host name.',
    ],
    [demoCreditor({ legalMentions: undefined }), 'The context "creditors" is wrong: [0].legalMentions is missing.'],
    [
      demoCreditor({ registeredOffice: [] }),
      'The context "creditors" is wrong: [0].registeredOffice is too small: at least 1.',
    ],
    [demoCreditor({ iban: 'FR76' }), 'The context "creditors" is wrong: [0] has fields that are not known: iban.'],
    [
      demo({ creditors: [cdkJson.context.creditors[0], cdkJson.context.creditors[0]] }),
      'The context "creditors" is wrong: names main twice.',
    ],
    [
      demo({ eventSources: ['aws.s3'] }),
      'The context "eventSources" is wrong: [0] "aws.s3" is a name that only AWS may use.',
    ],
    [
      demo({ eventSources: ['relance'] }),
      'The context "eventSources" is wrong: [0] "relance" is the name under which Relance itself publishes.',
    ],
    [
      demo({ eventPrincipals: ['*'] }),
      'The context "eventPrincipals" is wrong: [0] "*" is neither an account id nor the ARN of a role.',
    ],
    [
      demo({ signInUrls: ['http://acme.fr/'] }),
      'The context "signInUrls" is wrong: [0] "http://acme.fr/" is neither https nor http://localhost.',
    ],
    [demo({ policyFile: 'no/such.json' }), 'The context "policyFile" is wrong: no/such.json cannot be read.'],
    [demo({ policyFile: 3 }), 'The context "policyFile" is wrong: it is not the path of a file.'],
  ])('is refused with a sentence (%#)', (context, sentence) => {
    expect(() => readDeployment(context)).toThrow(sentence);
  });

  it('is refused with one sentence for each value', () => {
    const readTwoWrong = () => readDeployment(demo({ sender: 'x', alarmEmail: 'y' }));
    expect(readTwoWrong).toThrow(/"sender".*\n.*"alarmEmail"/);
    expect(readTwoWrong).toThrow(ConfigurationError);
  });

  it('is refused when a key is misspelled, which would else pass in silence', () => {
    expect(() => readDeployment(demo({ polcyFile: 'x.json' }))).toThrow('The context "polcyFile" is not known');
  });

  it('names the place in a policy file of one policy, and of several', () => {
    const stages = { ...defaultPolicy.stages, reminderOne: { enabled: true, offsetDays: -1 } };
    const expected = (field: string) =>
      `The context "policyFile" is wrong: ${field}stages.reminderOne.offsetDays -1 must be `;
    expect(() => readDeployment(demo({ policyFile: policyFile({ ...defaultPolicy, stages }) }))).toThrow(expected(''));
    expect(() =>
      readDeployment(demo({ policyFile: policyFile({ policies: [{ ...defaultPolicy, stages }] }) })),
    ).toThrow(expected('[0].'));
    const broken = policyFile('{');
    expect(() => readDeployment(demo({ policyFile: broken }))).toThrow(`${broken} is not JSON.`);
  });

  it('stops the synthesis with nothing but the sentence', () => {
    const [, script = ''] = cdkJson.app.split(' ');
    const { status, stderr } = spawnSync(process.execPath, [script], {
      cwd: root,
      encoding: 'utf8',
      env: { CDK_CONTEXT_JSON: JSON.stringify(demo({ sender: 'nobody' })) },
    });
    expect(stderr).toBe('The context "sender" is wrong: "nobody" is not an e-mail address.\n');
    expect(status).toBe(1);
  });
});
