import { agencyAdvice, lawyerAdvice } from './collector-advice.ts';
import { courtAdvice } from './court-advice.ts';
import { expectedOf } from './expected-net.ts';
import { type RouteAdvice, type RouteInput, suitabilities } from './route-input.ts';
import { courtRoutes, writeOffFacts } from './routes.table.ts';

/** In an insolvency, what is owed is declared. */
function declarationAdvice({ insolvencyOpenedOn }: RouteInput): RouteAdvice[] {
  if (insolvencyOpenedOn === null) return [];
  return [
    {
      route: 'declarationOfClaims',
      name: 'Declaration of claims in the insolvency',
      frenchName: 'Déclaration de créances',
      suitability: 'suitable',
      why: [
        `An insolvency of the debtor was opened on ${insolvencyOpenedOn}. The task "declareClaim" and the insolvency of the debtor name what is owed and until when to declare it.`,
      ],
      missing: ['what the creditors will get: nobody knows it at the opening'],
      sources: ['C. com. R622-24, L622-26'],
      net: null,
      offers: [],
    },
  ];
}

/** Giving up: where going on costs as much as it is expected to bring, or more. */
function writeOffAdvice({ balanceMinor, chance, costMinor, insolvencyOpenedOn }: RouteInput): RouteAdvice {
  const advice = {
    route: 'writeOff',
    name: 'Write-off',
    frenchName: 'Passage en perte',
    sources: ['CGI 272'],
    net: null,
    offers: [],
  } as const;
  if (insolvencyOpenedOn !== null)
    return {
      ...advice,
      suitability: 'unknown',
      why: ['A claim that is declared is not lost yet.', ...writeOffFacts],
      missing: ['what the insolvency brings'],
    };
  if (costMinor === null)
    return {
      ...advice,
      suitability: 'unknown',
      why: [...writeOffFacts],
      missing: ['what going on would cost (costMinor)'],
    };
  const expectedMinor = expectedOf(balanceMinor, chance.percent);
  const isLoss = costMinor >= expectedMinor;
  const computed = `${balanceMinor} x ${chance.percent} % = ${expectedMinor}, at a cost of ${costMinor}`;
  return {
    ...advice,
    suitability: isLoss ? 'suitable' : 'unsuitable',
    why: [
      isLoss
        ? `Going on costs as much as it is expected to bring, or more: ${computed}.`
        : `Going on is expected to bring more than it costs: ${computed}.`,
      ...writeOffFacts,
    ],
    missing: [],
  };
}

/**
 * The routes that are left for a claim, what speaks for and against each, and what a person has to find out: those that
 * suit first, among them those that bring more on average. It decides nothing and is no legal advice.
 */
export function adviseRoutes(input: RouteInput): readonly RouteAdvice[] {
  const routes = [
    ...declarationAdvice(input),
    ...courtRoutes.flatMap((route) => courtAdvice(route, input) ?? []),
    agencyAdvice(input),
    lawyerAdvice(input),
    writeOffAdvice(input),
  ];
  const rank = ({ suitability }: RouteAdvice) => suitabilities.indexOf(suitability);
  const worth = ({ net }: RouteAdvice) => net?.netMinor ?? -Infinity;
  // A sort that keeps the order of the table where nothing tells two routes apart.
  return routes.toSorted((a, b) => rank(a) - rank(b) || (worth(a) === worth(b) ? 0 : worth(b) - worth(a)));
}
