import { sumsOf } from '../../lambdas/domain/digest/sums.ts';
import type { AnnouncedMessage, ForewarningContent } from '../../lambdas/templates/digest-content.ts';
import { inventedDebtor } from './invented-debtors.ts';

type Head = Pick<ForewarningContent, 'locale' | 'creditorId' | 'creditorName' | 'deskUrl'>;

/** To the person who looks after a debtor: what leaves to him alone. */
export function forewarningOf(head: Head): ForewarningContent {
  const { locale } = head;
  const amounts = [
    { amountMinor: 640_000, currency: 'EUR' },
    { amountMinor: 86_400, currency: 'EUR' },
  ] as const;
  const stages = ['directNotice', 'reminderTwo'] as const;
  const { id, name, emails } = inventedDebtor(locale, 'business');
  const subject =
    locale === 'fr'
      ? 'Dernière relance : facture FA-2026-0389, échue le 17 mars 2026'
      : 'Final reminder: invoice FA-2026-0389, due on 17 March 2026';
  const message: AnnouncedMessage = {
    kind: 'dunning',
    time: '09:14',
    subject,
    needsBankRead: false,
    debtorId: id,
    debtorName: name,
    recipients: emails.map(({ address }) => address),
    invoices: amounts.map((demanded, index) => ({
      number: `FA-2026-03${89 + index}`,
      stage: stages[index] ?? null,
      demanded,
    })),
  };
  const days = { writtenOn: '2026-04-03', about: '2026-04-07' } as const;
  const asked = sumsOf(amounts);
  return {
    ...head,
    ...days,
    kind: 'forewarning',
    ownerName: 'Camille Moreau',
    debtorId: id,
    debtorName: name,
    messages: [message],
    asked,
  };
}
