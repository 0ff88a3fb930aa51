import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { plainText } from '../plain-text.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import { latestDate } from '../invoice-dates.ts';
import { actIdSchema } from './act-id.ts';
import { balanceMinor, type Case, isClosed } from './case.ts';
import { accepted, type Decision, type Refused, refused, repeated } from './decision.ts';
import type { CaseFact } from './events.ts';
import { acceptanceWays, type InstalmentPlan } from './pause.ts';
import { firstPlanDay } from './plan-days.ts';
import { isSameSaid, saidMarkOf } from './said-mark.ts';
import { endsOfAgreements } from './open-tasks.ts';

const instalmentSchema = z.strictObject({
  amountMinor: z.int().min(1),
  dueOn: civilDateSchema.refine((date) => date <= latestDate, `is after ${latestDate}`),
});

/** POST /invoices/{id}/instalment-plans. Amounts in minor units of the invoice's currency. */
export const instalmentPlanSchema = z.strictObject({
  id: actIdSchema.optional(),
  instalments: z
    .array(instalmentSchema)
    .min(2, 'must be 2 to 36 instalments')
    .max(36, 'must be 2 to 36 instalments')
    .superRefine((instalments, context) => {
      for (const [index, { dueOn }] of instalments.entries()) {
        const before = instalments[index - 1];
        if (before && dueOn <= before.dueOn)
          context.addIssue({ code: 'custom', path: [index, 'dueOn'], message: `is not after ${before.dueOn}` });
      }
    }),
});
export type PostedInstalmentPlan = z.infer<typeof instalmentPlanSchema>;

/** POST /invoices/{id}/instalment-plans/{planId}/acceptance: who has accepted it for the debtor, when and how. */
export const acceptanceSchema = z.strictObject({
  by: plainText(200),
  on: civilDateSchema,
  how: z.enum(acceptanceWays),
});
export type PostedAcceptance = z.infer<typeof acceptanceSchema>;

/** The plan of that id, whether it stands or has ended. */
export function findInstalmentPlan({ pauses }: Pick<Case, 'pauses'>, planId: string): InstalmentPlan | undefined {
  return pauses.find((pause): pause is InstalmentPlan => pause.kind === 'instalmentPlan' && pause.id === planId);
}

function isSame({ instalments }: InstalmentPlan, posted: PostedInstalmentPlan): boolean {
  return (
    instalments.length === posted.instalments.length &&
    instalments.every(({ amountMinor, dueOn }, index) => {
      const other = posted.instalments[index];
      return amountMinor === other?.amountMinor && dueOn === other.dueOn;
    })
  );
}

/** Why a new plan cannot be taken as the case stands; undefined when it can. */
function refusalOf(dunned: Case, { instalments }: PostedInstalmentPlan, today: CivilDate): Refused | undefined {
  if (isClosed(dunned)) return refused('closed', `the case is closed already: ${dunned.status}`);
  const standing = dunned.pauses.find(({ kind, end }) => kind === 'instalmentPlan' && end === null);
  if (standing) return refused('planStands', `the instalment plan ${standing.id} stands; withdraw it first`);
  const [first] = instalments;
  if (first && first.dueOn < today) return refused('dueOn', 'is in the past', 'instalments.0.dueOn');
  const total = instalments.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const balance = balanceMinor(dunned);
  return total === balance
    ? undefined
    : refused('instalments', `add up to ${total}, and the balance is ${balance}`, 'instalments');
}

function lifted(pauseKind: 'promise' | 'instalmentPlan', pauseId: string): CaseFact {
  return { type: 'PauseLifted', data: { pauseKind, pauseId } };
}

/**
 * Agrees on paying all of what is owed in dated parts, and confirms it to the debtor in writing. It takes the place of
 * promises that stand. Nothing is demanded while each part comes within the policy's grace.
 */
export function makeInstalmentPlan(
  dunned: Case,
  planId: string,
  posted: PostedInstalmentPlan,
  { today, policy }: { readonly today: CivilDate; readonly policy: DunningPolicy },
): Decision {
  const known = findInstalmentPlan(dunned, planId);
  if (known) {
    return isSame(known, posted) ? repeated : refused('planTaken', 'the id is taken by a plan with other content');
  }
  const refusal = refusalOf(dunned, posted, today);
  if (refusal) return refusal;
  const { instalments } = posted;
  const until = firstPlanDay(instalments, { today, policy });
  const promises = dunned.pauses.filter(({ kind, end }) => kind === 'promise' && end === null);
  const replaced = promises.map(({ id }) => lifted('promise', id));
  return accepted([...replaced, { type: 'InstalmentPlanMade', data: { planId, instalments, until } }], {
    tell: [{ subject: { kind: 'planConfirmed', id: planId, instalments } }],
  });
}

/** Puts on record that the debtor has accepted the plan. Nobody has to ask for it any more. */
export function acceptInstalmentPlan(
  dunned: Case,
  planId: string,
  { by, on, how }: PostedAcceptance,
  today: CivilDate,
): Decision {
  const plan = findInstalmentPlan(dunned, planId);
  if (!plan) return refused('unknown', `there is no instalment plan ${planId}`);
  const saidMark = saidMarkOf(dunned.id, `instalmentPlan-${planId}/acceptance`, { by });
  if (plan.acceptance) {
    const { acceptance } = plan;
    const isSameAgain = acceptance.on === on && acceptance.how === how && isSameSaid(acceptance.saidMark, saidMark);
    return isSameAgain ? repeated : refused('accepted', `the plan was accepted before, on ${plan.acceptance.on}`);
  }
  if (plan.end) return refused('ended', `the plan has ended already: ${plan.end.how}`);
  if (on > today) return refused('on', 'is after today', 'on');
  return accepted([{ type: 'InstalmentPlanAccepted', data: { planId, on, how, saidMark } }], {
    end: endsOfAgreements([plan], 'accepted'),
    notes: [{ id: `instalmentPlan-${planId}/acceptance`, said: { by } }],
  });
}

/** Ends a plan early: all of what is owed is due again, and the ladder goes on where it stands. Ended, it stays so. */
export function withdrawInstalmentPlan(dunned: Case, planId: string): Decision {
  const plan = findInstalmentPlan(dunned, planId);
  if (!plan) return refused('unknown', `there is no instalment plan ${planId}`);
  return plan.end
    ? repeated
    : accepted([lifted('instalmentPlan', planId)], { end: endsOfAgreements([plan], 'withdrawn') });
}
