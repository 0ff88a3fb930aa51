import type * as z from 'zod';
import { adviseRoutes } from '../domain/legal-route/advise-routes.ts';
import type { RouteInput } from '../domain/legal-route/route-input.ts';
import { routesKnownOn } from '../domain/legal-route/routes.table.ts';
import type { PayerGrade } from '../domain/payer/grading.ts';
import type { routeAdviceAnswer } from './answers/route-advice.ts';

/** Said wherever a person reads the routes. */
const notice =
  'Texts, dates and sums for a person to decide by. This is no legal advice, and nothing is decided or sent by it.';

/** The routes that are left for an invoice, as the API shows them. */
export function routeAdviceView(
  invoiceId: string,
  input: RouteInput,
  grade: PayerGrade,
): z.infer<typeof routeAdviceAnswer> {
  const { currency, balanceMinor, claimOpenMinor, isContested, prescription, chance } = input;
  const says =
    chance.from === 'given'
      ? 'As given in the request.'
      : `A rule of thumb for a payer graded ${grade}, of no statistic: say better with recoveryChancePercent.`;
  return {
    invoiceId,
    currency,
    balanceMinor,
    claimOpenMinor,
    isContested,
    prescribesOn: prescription.kind === 'known' ? prescription.prescribesOn : null,
    chance: { ...chance, says },
    knownOn: routesKnownOn,
    routes: adviseRoutes(input).map(({ why, missing, sources, offers, ...advice }) => ({
      ...advice,
      why: [...why],
      missing: [...missing],
      sources: [...sources],
      offers: [...offers],
    })),
    notice,
  };
}
