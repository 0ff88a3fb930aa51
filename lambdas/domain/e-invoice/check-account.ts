import { isSlipInIban } from './account.ts';
import { quoted } from './check-document.ts';
import type { ReadTerms } from './read-terms.ts';
import type { Finding } from './rules.ts';

/** BR-61 names them: SEPA and other credit transfers. */
const needsAccount = ['30', '58'];

/** The accounts that the invoice asks to pay into. */
export function checkAccount({ written }: ReadTerms): Finding[] {
  return written.paymentMeans.flatMap((means): Finding[] => {
    const { code, hasAccount, account } = means;
    const findings: Finding[] = [];
    if (code === undefined) findings.push({ code: 'BR-49' });
    if (hasAccount && account === undefined) findings.push({ code: 'BR-50' });
    if (!hasAccount && needsAccount.includes(code ?? '')) findings.push({ code: 'BR-61', detail: `code ${code}` });
    if (isSlipInIban(means)) findings.push({ code: 'ibanUnusable', detail: quoted(account ?? '') });
    return findings;
  });
}
