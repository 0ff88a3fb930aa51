import type { DunningPolicy } from './dunning-policy.ts';
import { shippedGrading } from './payer/grading.ts';

// The shipped policies are written out in full: reading them by the schema would lengthen every cold start.
const frenchSendHours = { timeZone: 'Europe/Paris', from: '09:00', to: '17:00', businessDaysOf: 'FR' } as const;

/** What does not depend on who the debtor is. */
const forEverybody = {
  sendWindow: frenchSendHours,
  gatherMinutes: 10,
  spreadMinutes: 60,
  bankFloatBusinessDays: 2,
  minimumBalanceMinor: 500,
  settlementToleranceMinor: 100,
  maxPaymentFeedAgeHours: 96,
  approvalFrom: null,
  legalThresholdMinor: 10_000,
  writeOffApprovalMinor: null,
  handOff: { otherCases: 'hold' },
  formalNoticeDays: 15,
  prescriptionAlertDays: 180,
  paymentSentBusinessDays: 5,
  paymentTermDays: 30,
  registeredLetter: false,
  promiseGraceDays: 3,
  skipsGraceAfterBrokenPromise: false,
  instalmentNoticeDays: 3,
  callTasks: [],
  quietPeriods: [],
  grading: shippedGrading,
  policyByGrade: {},
  latePayment: { afterPayment: 'leave' },
} satisfies Partial<DunningPolicy>;

/** Shipped for business debtors. */
export const defaultPolicy: DunningPolicy = {
  id: 'default',
  ...forEverybody,
  stages: {
    courtesyNotice: { enabled: true, offsetDays: -7 },
    reminderOne: { enabled: true, offsetDays: 3 },
    reminderTwo: { enabled: true, offsetDays: 10 },
    directNotice: { enabled: true, offsetDays: 20 },
    legalEscalation: { enabled: true, offsetDays: 35 },
  },
  minimumGapDays: 5,
  minimumContactDelayDays: 3,
  mentionsRecoveryCosts: true,
};

/** Shipped for consumers: fewer contacts (C. conso L121-6), and never a word of indemnity or costs. */
export const consumersPolicy: DunningPolicy = {
  id: 'consumers',
  ...forEverybody,
  stages: {
    courtesyNotice: { enabled: false },
    reminderOne: { enabled: true, offsetDays: 5 },
    reminderTwo: { enabled: true, offsetDays: 15 },
    directNotice: { enabled: false },
    legalEscalation: { enabled: true, offsetDays: 45 },
  },
  minimumGapDays: 10,
  minimumContactDelayDays: 7,
  mentionsRecoveryCosts: false,
};
