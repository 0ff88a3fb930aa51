import type { InboundMail } from '../../../lambdas/domain/inbound/inbound-mail.ts';

/** A mail of a debtor's with these fields in its head, the topmost first. */
export function aMail(head: Readonly<Record<string, string>> = {}, changes: Partial<InboundMail> = {}): InboundMail {
  return {
    id: '<m1@acme.example>',
    headers: Object.entries(head).map(([key, value]) => ({ key: key.toLowerCase(), value })),
    from: 'paul@acme.example',
    subject: 'Re: Facture FA-1',
    ...changes,
  };
}
