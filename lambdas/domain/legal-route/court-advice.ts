import { addMonths, daysBetween } from '../calendar/civil-date.ts';
import { netAtCost } from './expected-net.ts';
import type { RouteAdvice, RouteInput, Suitability } from './route-input.ts';
import {
  amicableAttemptUpToMinor,
  type CourtRoute,
  noLawyerUpToMinor,
  routesKnownOn,
  serviceOfOrder,
} from './routes.table.ts';

/** What a look at one condition came to. */
type Finding = { readonly suitability: Suitability; readonly why?: string; readonly missing?: string };

const fits: Finding = { suitability: 'suitable' };
/** Below so many days, what is left of the period is worth a warning. */
const shortTimeDays = 365;

function ofDebtor({ debtorKinds, onlyFor }: CourtRoute, { debtorKind, insolvencyOpenedOn }: RouteInput): Finding {
  if (insolvencyOpenedOn !== null)
    return {
      suitability: 'unsuitable',
      why: `An insolvency of the debtor was opened on ${insolvencyOpenedOn}: what he owes is declared, not sued for.`,
    };
  if (debtorKinds.includes(debtorKind)) return fits;
  if (onlyFor !== undefined) return { suitability: 'unsuitable', why: onlyFor };
  return { suitability: 'unknown', missing: `whether it can be used against a ${debtorKind} debtor: not known here` };
}

/** The limit is one of principal and interest (CPCE R125-1): whether the fixed compensation ranks as either is unsettled. */
function ofAmount({ mostMinor }: CourtRoute, input: RouteInput): Finding {
  const { balanceMinor, claimOpenMinor, compensationOpenMinor = 0, currency } = input;
  if (mostMinor === null) return fits;
  if (currency !== 'EUR')
    return { suitability: 'unknown', missing: `what the claim in ${currency} is in euros: its limit is in euros` };
  const totalMinor = balanceMinor + (claimOpenMinor ?? 0);
  const limitedMinor = totalMinor - compensationOpenMinor;
  if (limitedMinor > mostMinor)
    return {
      suitability: 'unsuitable',
      why: `Principal and interest, ${limitedMinor}, are above its limit of ${mostMinor} (cents of a euro).`,
    };
  if (totalMinor > mostMinor)
    return {
      suitability: 'unknown',
      missing: `whether the fixed compensation of ${compensationOpenMinor} counts for its limit of ${mostMinor} (cents of a euro), which is one of principal and interest`,
    };
  if (claimOpenMinor === null)
    return { suitability: 'unknown', missing: 'the interest, which counts for its limit and cannot be computed here' };
  return fits;
}

function ofUse({ isUsable }: CourtRoute): Finding {
  return isUsable
    ? fits
    : { suitability: 'unsuitable', why: `It could not be used yet on ${routesKnownOn}, the last day looked at.` };
}

function ofDispute({ ifContested }: CourtRoute, { isContested, wasContested = false }: RouteInput): Finding {
  if (isContested) return { suitability: 'unsuitable', why: ifContested };
  return wasContested
    ? {
        suitability: 'suitable',
        missing: 'whether the debtor still contests the claim: a dispute of his was rejected, in whole or in part',
      }
    : fits;
}

function ofPrescription({ prescription, today }: RouteInput): Finding {
  if (prescription.kind === 'unknown') return { suitability: 'suitable', missing: prescription.missing };
  const { prescribesOn } = prescription;
  if (prescribesOn < today)
    return {
      suitability: 'unknown',
      why: `By the rules and what is on record, the period to sue ended on ${prescribesOn}. Whether the claim is barred is for a court to say: ask a lawyer first.`,
      missing: 'whether something interrupted the period that is not on record',
    };
  const days = daysBetween(today, prescribesOn);
  const why = `By the rules and what is on record, the period to sue ends on ${prescribesOn}${days <= shortTimeDays ? `: ${days} days are left` : ''}.`;
  return { suitability: 'suitable', why };
}

/** What the debtor has said of the e-invoice himself supports an order that is made on documents alone (CPC 1405). */
function ofApproval({ approved }: RouteInput): Finding[] {
  if (!approved) return [];
  const { on, code, amountMinor } = approved;
  const what =
    code === 205 ? 'the e-invoice' : `a part of the e-invoice${amountMinor === null ? '' : `, ${amountMinor}`}`;
  return [
    {
      suitability: 'suitable',
      why: `The debtor approved ${what} on ${on} (status ${code}): evidence of what he owes.`,
    },
  ];
}

/** What holds for one route alone. */
function special({ id }: CourtRoute, input: RouteInput): Finding[] {
  const { debtorKind, currency, balanceMinor, claimOpenMinor, today } = input;
  if (id === 'smallClaims' && debtorKind === 'business')
    return [
      {
        suitability: 'unknown',
        missing:
          'whether it still takes a claim between merchants: since 2026 those under CPCE L126-1 are said to be excluded',
      },
    ];
  if (id !== 'orderForPayment') return [];
  const { monthsFrom, months, monthsBefore } = serviceOfOrder;
  const allowed = today >= monthsFrom ? months : monthsBefore;
  const served = {
    suitability: 'suitable' as const,
    why: `An order of today would have to be served by ${addMonths(today, allowed)}: within ${allowed} months (decree 2026-96, art. 9).`,
  };
  if (currency !== 'EUR') return [served, ...ofApproval(input)];
  const totalMinor = balanceMinor + (claimOpenMinor ?? 0);
  const lawyer =
    totalMinor <= noLawyerUpToMinor
      ? 'No lawyer is needed up to 10,000 EUR (CPC 853, 761).'
      : 'Above 10,000 EUR a lawyer may be needed, should it be opposed (CPC 853, 761).';
  const attempt =
    debtorKind === 'consumer' && totalMinor <= amicableAttemptUpToMinor
      ? [
          {
            suitability: 'suitable' as const,
            missing:
              'whether the amicable attempt of CPC 750-1 is needed before an order for payment, which is uncertain',
          },
        ]
      : [];
  return [served, ...ofApproval(input), { suitability: 'suitable', why: lawyer }, ...attempt];
}

const strictness: readonly Suitability[] = ['suitable', 'unknown', 'unsuitable'];

/** What speaks for and against a court route for a claim; undefined for one that was not read for the debtor's country. */
export function courtAdvice(route: CourtRoute, input: RouteInput): RouteAdvice | undefined {
  if (!route.countries.includes(input.country)) return undefined;
  const findings: readonly Finding[] = [
    ofUse(route),
    ofDebtor(route, input),
    ofDispute(route, input),
    ofAmount(route, input),
    ...special(route, input),
    ofPrescription(input),
  ];
  const isCrossBorder = route.id === 'europeanOrderForPayment';
  const worst = Math.max(...findings.map(({ suitability }) => strictness.indexOf(suitability)), isCrossBorder ? 1 : 0);
  const { chance, costMinor, balanceMinor } = input;
  const suitability = strictness[worst] ?? 'unknown';
  const isPossible = suitability !== 'unsuitable';
  const net = isPossible && costMinor !== null ? netAtCost(balanceMinor, chance.percent, costMinor) : null;
  const { id, name, frenchName, facts, missing, sources } = route;
  return {
    route: id,
    name,
    frenchName,
    suitability,
    why: [...findings.flatMap(({ why }) => why ?? []), ...facts],
    missing: [...findings.flatMap((finding) => finding.missing ?? []), ...missing],
    sources,
    net,
    offers: [],
  };
}
