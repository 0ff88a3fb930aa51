import { formatMoney } from '../domain/money.ts';
import { claimedMinor, claimLines } from './claim-blocks.ts';
import type { FormalClaim } from './formal-claim.ts';
import { printedRate } from './interest-annex.ts';
import type { FormalContent } from './message-content.ts';
import type { ClaimBlock } from './message-view.ts';
import { longDate } from './printed-values.ts';
import type { Wording } from './wording/wording.ts';

type Section = FormalContent['sections'][number];

const claimsOf = ({ claims = [] }: FormalContent, { items }: Section): readonly FormalClaim[] => {
  const numbers = new Set(items.map(({ number }) => number));
  return claims.filter(({ number }) => numbers.has(number));
};

const computedOf = (claims: readonly FormalClaim[]) =>
  claims.flatMap((claim) =>
    claim.kind === 'claim'
      ? [
          {
            interestMinor: claim.interestMinor,
            compensationMinor: claim.compensationMinor,
            ratesPercent: [...new Set(claim.segments.map(({ ratePercent }) => ratePercent))],
            isProvisional: claim.segments.some(({ isProvisional }) => isProvisional),
          },
        ]
      : [],
  );

/** What a formal notice demands for lateness in one currency, in minor units. */
export const formalLateMinor = (content: FormalContent, section: Section): number =>
  claimedMinor(computedOf(claimsOf(content, section)));

/**
 * What a formal notice says of lateness in its e-mail: the sums that it demands as the attached letter does, a block for each
 * currency; or that interest begins with it.
 */
export const formalClaimBlocks = (content: FormalContent, wording: Wording): readonly ClaimBlock[] => {
  const { locale, claim: words } = wording;
  const { sections, writtenOn } = content;
  return sections.flatMap((section): ClaimBlock[] => {
    const { currency } = section;
    const claims = claimsOf(content, section);
    if (claims.length === 0) return [];
    const computed = computedOf(claims);
    const begins = claims.flatMap((claim) =>
      claim.kind === 'fromFormalNotice'
        ? [words.fromNotice(printedRate(claim.ratePercent, locale), claim.law, claim.isProvisional)]
        : [],
    );
    const total = {
      label: words.totalLate,
      value: formatMoney({ amountMinor: claimedMinor(computed), currency }, locale),
    };
    return [
      {
        caption:
          computed.length === 0
            ? words.captionAlone
            : words.caption(longDate(writtenOn, locale), sections.length > 1 ? currency : null),
        lines: computed.length === 0 ? [] : [...claimLines({ currency, claims: computed }, wording), total],
        notes: [
          ...(computed.some(({ isProvisional }) => isProvisional) ? [words.provisional] : []),
          ...new Set(begins),
          ...(computed.length === 0 ? [] : [words.goesOn, words.letterExplains]),
        ],
      },
    ];
  });
};
