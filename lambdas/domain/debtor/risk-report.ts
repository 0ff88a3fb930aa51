import * as z from 'zod';
import { type CivilDate, civilDateSchema } from '../calendar/civil-date.ts';
import { actIdSchema } from '../case/act-id.ts';
import { insolvencyProcedures } from '../insolvency/insolvency.ts';
import type { PayerGrade } from '../payer/grading.ts';

/** What others tell of a debtor's risk. */
export const riskChanges = [
  'gradeLowered',
  'gradeRaised',
  'coverReduced',
  'coverWithdrawn',
  'coverRestored',
  'insolvencyOpened',
] as const;
type RiskChange = (typeof riskChanges)[number];
const riskGrades = ['good', 'watch', 'bad'] as const satisfies readonly PayerGrade[];
type RiskGrade = (typeof riskGrades)[number];

/** The grade a change stands for that names none. Cover taken away is money that nobody gives back. */
const gradeOfChange = {
  gradeLowered: 'watch',
  gradeRaised: 'good',
  coverReduced: 'watch',
  coverWithdrawn: 'bad',
  coverRestored: 'good',
  // Nobody has confirmed it yet: a person does, and that counts for itself.
  insolvencyOpened: undefined,
} as const satisfies Record<RiskChange, RiskGrade | undefined>;

/**
 * POST /debtors/{id}/risk, and the DebtorRiskChanged event: what a credit insurer, a watch of the BODACC or somebody else
 * says of a debtor. Codes and dates alone: it goes over the bus.
 */
export const riskSchema = z
  .strictObject({
    id: actIdSchema,
    provider: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, 'must be letters, digits and dashes, 40 at most, a letter first')
      .describe('Who says so: `creditInsurer`, `bodacc`, or the name of another one. The latest word of each counts.'),
    on: civilDateSchema.describe('The day it holds from.'),
    change: z.enum(riskChanges),
    grade: z.enum(riskGrades).optional().describe('What it comes to; by the change when left out.'),
    until: civilDateSchema
      .optional()
      .describe('From this day on it holds no more; until further notice when left out.'),
    procedure: z.enum(insolvencyProcedures).optional().describe('Of an insolvency that was opened.'),
    publishedOn: civilDateSchema.optional().describe('Of an insolvency: the day of the notice.'),
  })
  .refine(({ until, on }) => until === undefined || until > on, { path: ['until'], error: 'is not after on' })
  .refine(({ change, procedure }) => change === 'insolvencyOpened' || procedure === undefined, {
    path: ['procedure'],
    error: 'is of an insolvencyOpened only',
  })
  .refine(({ change, publishedOn }) => change === 'insolvencyOpened' || publishedOn === undefined, {
    path: ['publishedOn'],
    error: 'is of an insolvencyOpened only',
  });
export type PostedRisk = z.infer<typeof riskSchema>;

/** What somebody has said of a debtor's risk, and the open task to look at it; null when there is none. */
export type DebtorRisk = Readonly<PostedRisk> & { readonly since: string; readonly taskId: string | null };

type Risky = { readonly risks?: readonly DebtorRisk[] };

const gradeIn = ({ grade, change }: DebtorRisk): RiskGrade | undefined => grade ?? gradeOfChange[change];

/** The words on a debtor's grade that count on a day: of each provider the latest one, by its day, then as it came. */
export function risksInForce({ risks = [] }: Risky, today: CivilDate): (DebtorRisk & { readonly grade: RiskGrade })[] {
  const latest = new Map<string, DebtorRisk>();
  for (const risk of risks) {
    const known = latest.get(risk.provider);
    if (risk.on <= today && gradeIn(risk) !== undefined && (!known || known.on <= risk.on))
      latest.set(risk.provider, risk);
  }
  return [...latest.values()].flatMap((risk) => {
    const grade = gradeIn(risk);
    const isOver = risk.until !== undefined && risk.until <= today;
    return grade === undefined || isOver ? [] : [{ ...risk, grade }];
  });
}

/** The days on which something that was said of a debtor ends. */
export function riskEnds({ risks = [] }: Risky): CivilDate[] {
  return risks.flatMap(({ until }) => until ?? []);
}
