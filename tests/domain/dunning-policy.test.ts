import { describe, expect, it } from 'vitest';
import { dunningPolicySchema, enabledStages, stages } from '../../lambdas/domain/dunning-policy.ts';
import { consumersPolicy, defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import { shippedGrading } from '../../lambdas/domain/payer/grading.ts';

const smallest = {
  id: 'smallest',
  sendWindow: { timeZone: 'Europe/Paris', from: '09:00', to: '17:00', businessDaysOf: 'FR' },
  stages: { reminderOne: { enabled: true, offsetDays: 3 } },
};

const faultsOf = (policy: unknown) =>
  dunningPolicySchema.safeParse(policy).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

const ladder = (offsets: Record<string, number>) => ({
  ...smallest,
  stages: Object.fromEntries(
    Object.entries(offsets).map(([stage, offsetDays]) => [stage, { enabled: true, offsetDays }]),
  ),
});

describe('the shipped policies', () => {
  it('dun a business in five stages, 7 days before to 35 days after the due date', () => {
    expect(enabledStages(defaultPolicy)).toEqual(stages);
    expect(stages.map((stage) => defaultPolicy.stages[stage].offsetDays)).toEqual([-7, 3, 10, 20, 35]);
    expect(defaultPolicy.mentionsRecoveryCosts).toBe(true);
  });

  it('write to consumers less often, and never of recovery costs (C. conso L121-21)', () => {
    expect(enabledStages(consumersPolicy)).toEqual(['reminderOne', 'reminderTwo', 'legalEscalation']);
    expect(consumersPolicy.mentionsRecoveryCosts).toBe(false);
    expect(consumersPolicy.minimumContactDelayDays).toBeGreaterThan(defaultPolicy.minimumContactDelayDays);
  });

  it.each([defaultPolicy, consumersPolicy])('are as a policy file would give them: $id', (policy) => {
    expect(dunningPolicySchema.parse(JSON.parse(JSON.stringify(policy)))).toEqual(policy);
  });
});

describe('a policy file', () => {
  it.each([
    [[{ offsetDays: 15 }, { offsetDays: 30, minimumBalanceMinor: 5 }], undefined],
    [[{ offsetDays: 0 }, { offsetDays: 1826 }], undefined],
    [[{ offsetDays: -1 }], ['callTasks.0.offsetDays: must be 0 to 1826 days after the due date']],
    [[{ offsetDays: 1827 }], ['callTasks.0.offsetDays: must be 0 to 1826 days after the due date']],
    [
      [{ offsetDays: 15 }, { offsetDays: 15 }],
      ['callTasks.1.offsetDays: must be later than the 15 of the call before'],
    ],
  ])('gives calls in the order of their days: %j', (callTasks, faults) => {
    expect(faultsOf({ ...smallest, callTasks })).toEqual(faults);
  });

  it('need only say who, when and which stages: the rest is 0, off or empty, and payers are graded as shipped', () => {
    expect(dunningPolicySchema.parse(smallest)).toEqual({
      ...smallest,
      stages: {
        courtesyNotice: { enabled: false },
        reminderOne: { enabled: true, offsetDays: 3 },
        reminderTwo: { enabled: false },
        directNotice: { enabled: false },
        legalEscalation: { enabled: false },
      },
      minimumGapDays: 0,
      minimumContactDelayDays: 0,
      gatherMinutes: 0,
      spreadMinutes: 0,
      bankFloatBusinessDays: 0,
      minimumBalanceMinor: 0,
      settlementToleranceMinor: 0,
      maxPaymentFeedAgeHours: 0,
      approvalFrom: null,
      legalThresholdMinor: 0,
      prescriptionAlertDays: 180,
      paymentSentBusinessDays: 5,
      paymentTermDays: 30,
      writeOffApprovalMinor: null,
      handOff: { otherCases: 'hold' },
      formalNoticeDays: 0,
      registeredLetter: false,
      promiseGraceDays: 0,
      skipsGraceAfterBrokenPromise: false,
      instalmentNoticeDays: 0,
      mentionsRecoveryCosts: false,
      latePayment: { afterPayment: 'leave' },
      callTasks: [],
      quietPeriods: [],
      grading: shippedGrading,
      policyByGrade: {},
    });
  });

  it('may switch a stage off and keep its offset, which then binds nothing', () => {
    const policy = dunningPolicySchema.parse({
      ...smallest,
      stages: { ...smallest.stages, reminderTwo: { enabled: false, offsetDays: 1 } },
    });
    expect(enabledStages(policy)).toEqual(['reminderOne']);
  });

  it.each(['id', 'sendWindow', 'stages'])('must say its %s', (field) => {
    expect(dunningPolicySchema.safeParse({ ...smallest, [field]: undefined }).error?.issues[0]?.path).toEqual([field]);
  });

  it.each(['default', 'b2b-2026', 'a'])('may be called %s', (id) => {
    expect(dunningPolicySchema.parse({ ...smallest, id }).id).toBe(id);
  });

  it.each(['', 'Default', 'my policy', '-a', 'a--b', 'a/b'])('may not be called "%s"', (id) => {
    expect(faultsOf({ ...smallest, id })).toEqual([
      `id: "${id}" is not a slug: lower-case letters and digits, joined by hyphens`,
    ]);
  });

  it('refuses a field it does not know, at any depth', () => {
    expect(faultsOf({ ...smallest, graceDays: 5 })).toEqual([': Unrecognized key: "graceDays"']);
    expect(faultsOf(ladder({ reminderOne: 3, reminderThree: 5 }))).toEqual([
      'stages: Unrecognized key: "reminderThree"',
    ]);
    expect(
      faultsOf({ ...smallest, stages: { reminderOne: { enabled: true, offsetDays: 3, channel: 'sms' } } }),
    ).toEqual(['stages.reminderOne: Unrecognized key: "channel"']);
  });

  it.each([
    'minimumGapDays',
    'minimumContactDelayDays',
    'gatherMinutes',
    'spreadMinutes',
    'bankFloatBusinessDays',
    'minimumBalanceMinor',
    'legalThresholdMinor',
    'formalNoticeDays',
    'prescriptionAlertDays',
    'paymentTermDays',
    'paymentSentBusinessDays',
    'promiseGraceDays',
    'instalmentNoticeDays',
  ])('takes 0 and 1 for %s, and refuses -1 and 1.5', (field) => {
    for (const value of [0, 1])
      expect(dunningPolicySchema.parse({ ...smallest, [field]: value })).toHaveProperty(field, value);
    for (const value of [-1, 1.5, '1'])
      expect(dunningPolicySchema.safeParse({ ...smallest, [field]: value }).error?.issues[0]?.path).toEqual([field]);
  });
});

describe('the stages of a policy', () => {
  it.each([
    [{ courtesyNotice: -1, reminderOne: 1 }],
    [{ courtesyNotice: -365, legalEscalation: 1826 }],
    [{ reminderTwo: 1 }],
    [{ reminderOne: 0 }],
    [{ reminderOne: 3, reminderTwo: 4, directNotice: 5, legalEscalation: 6 }],
  ])('may stand at %j', (offsets) => {
    expect(faultsOf(ladder(offsets))).toBeUndefined();
  });

  const notBefore =
    'stages.courtesyNotice.offsetDays: must be -365 to -1: a courtesy notice leaves before the due date';
  const notAfter = 'offsetDays: must be 0 to 1826 days after the due date';

  it.each([
    [{ courtesyNotice: 0 }, notBefore],
    [{ courtesyNotice: -366 }, notBefore],
    [{ reminderOne: -1 }, `stages.reminderOne.${notAfter}`],
    [{ reminderTwo: -3 }, `stages.reminderTwo.${notAfter}`],
    [{ legalEscalation: 1827 }, `stages.legalEscalation.${notAfter}`],
    [
      { reminderOne: 10, reminderTwo: 10 },
      'stages.reminderTwo.offsetDays: must be later than the 10 of reminderOne: stages go up the ladder in order',
    ],
    [
      { reminderOne: 10, legalEscalation: 9 },
      'stages.legalEscalation.offsetDays: must be later than the 10 of reminderOne: stages go up the ladder in order',
    ],
    [{}, 'stages: enable at least one stage; to write to nobody, put a hold instead'],
  ])('Dolibarr/dolibarr#30771, no sign can be taken for the other: may not stand at %j', (offsets, fault) => {
    expect(faultsOf(ladder(offsets))).toEqual([fault]);
  });

  it('are on or off, nothing between', () => {
    for (const enabled of ['yes', undefined])
      expect(faultsOf({ ...smallest, stages: { reminderOne: { enabled, offsetDays: 3 } } })).toEqual([
        'stages.reminderOne.enabled: must be true or false',
      ]);
    expect(faultsOf({ ...smallest, stages: { reminderOne: 3 } })?.[0]).toMatch(
      /^stages\.reminderOne: .*expected object/,
    );
  });

  it('need an offset when they are on', () => {
    const policy = { ...smallest, stages: { reminderOne: { enabled: true } } };
    expect(faultsOf(policy)?.[0]).toMatch(/^stages\.reminderOne\.offsetDays: /);
  });
});

describe('gathering and spreading', () => {
  it.each([
    [0, 479, undefined],
    [10, 469, undefined],
    [10, 470, ['spreadMinutes: with gatherMinutes makes 480 minutes: must be below the 480 of the send window']],
    [480, 0, ['spreadMinutes: with gatherMinutes makes 480 minutes: must be below the 480 of the send window']],
  ])('%i and %i minutes in a window of 8 hours', (gatherMinutes, spreadMinutes, faults) => {
    expect(faultsOf({ ...smallest, gatherMinutes, spreadMinutes })).toEqual(faults);
  });
});
