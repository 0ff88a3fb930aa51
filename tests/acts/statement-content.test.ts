import { describe, expect, it } from 'vitest';
import { messageOperations } from '../../lambdas/adapters/dynamodb/message-operations.ts';
import { attachmentsOf } from '../../lambdas/acts/attachments.ts';
import { composeMessage } from '../../lambdas/acts/compose-message.ts';
import { dunningContent, formalContent } from '../../lambdas/acts/message-content.ts';
import { statementContent } from '../../lambdas/acts/statement-content.ts';
import type { Case } from '../../lambdas/domain/case/case.ts';
import { renderMessage } from '../../lambdas/templates/render-message.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { aCase, aCreditor, aDebtorOnRecord } from '../domain/builders.ts';
import { inInstalments, paid, promised } from '../domain/case/agreements.ts';
import { linesOf, readPdf } from '../documents/pdf-text.ts';
import { credited, disputed, situationOf, today } from './asked-amounts.ts';
import { sizeOfItem } from './size-of-item.ts';

const creditor = aCreditor();
const situation = situationOf(aCase());

/** A case with a number and due date of its own. */
const openCase = (number: string, dueDate: string, given: Partial<Case['invoice']> = {}): Case => {
  const dunned = aCase();
  return { ...dunned, id: `main-${number}`, invoice: { ...dunned.invoice, number, dueDate, ...given } };
};
const [first, second, third] = [
  openCase('FA-1', '2026-03-31'),
  openCase('FA-2', '2026-03-20'),
  openCase('FA-3', '2026-04-30'),
];
const statementOf = (cases: readonly Case[], given = situation) => statementContent(cases, given, creditor);
const numbersOf = (cases: readonly Case[]) =>
  statementOf(cases)?.sections.map(({ currency, items }) => [currency, ...items.map(({ number }) => number)]);

describe('what a statement of account tells', () => {
  it('is every open invoice by its due date, a section for each currency', () => {
    expect(numbersOf([third, first, second])).toEqual([['EUR', 'FA-2', 'FA-1', 'FA-3']]);
    const inPounds = openCase('FA-4', '2026-01-01', { amount: { amountMinor: 5_000, currency: 'GBP' } });
    expect(numbersOf([first, inPounds])).toEqual([
      ['EUR', 'FA-1'],
      ['GBP', 'FA-4'],
    ]);
  });

  it('is nothing while one invoice alone is open', () => {
    expect(statementOf([first])).toBeUndefined();
    expect(statementOf([first, { ...second, status: 'writtenOff' }])).toBeUndefined();
    expect(statementOf([first, paid(second, second.invoice.amount.amountMinor, today)])).toBeUndefined();
    expect(statementOf([first, second])?.count).toBe(2);
  });

  it('counts what is late, due that day and not yet due by the calendar of the policy', () => {
    const dueToday = openCase('FA-5', today);
    const [section] = statementOf([first, dueToday, third])?.sections ?? [];
    expect(section).toMatchObject({
      lateMinor: 120_000,
      dueTodayMinor: 120_000,
      upcomingMinor: 120_000,
      total: { amountMinor: 360_000, owedMinor: 360_000 },
    });
  });

  it('marks what is disputed, promised and in instalments, and takes off what was paid and credited', () => {
    const cases = [
      disputed(openCase('FA-1', '2026-03-31'), { amountMinor: 40_000 }),
      promised({ promisedFor: '2026-04-20' }, { dunned: openCase('FA-2', '2026-03-31') }),
      inInstalments(undefined, { dunned: openCase('FA-3', '2026-03-31'), day: today }),
      credited(paid(openCase('FA-4', '2026-03-31'), 30_000, today), 20_000),
    ];
    const [section] = statementOf(cases)?.sections ?? [];
    expect(section?.items.map(({ withheld }) => withheld.map(({ reason }) => reason))).toEqual([
      ['disputed'],
      ['promised'],
      ['inInstalments'],
      [],
    ]);
    expect(section?.items.at(-1)).toMatchObject({ paidMinor: 30_000, creditedMinor: 20_000, askedMinor: 70_000 });
  });

  it('says what a debit will bring by itself, and names no account to pay that to', async () => {
    const debited = openCase('FA-2', '2026-04-30', { paymentMeans: { method: 'directDebit' } });
    const content = dunningContent([{ ...situationOf(first), stage: 'reminderOne' }], creditor, [first, debited]);
    const [file] = await attachmentsOf(content, { fonts: installedFonts });
    const lines = readPdf(file?.bytes ?? Buffer.alloc(0)).flatMap(linesOf);
    expect(lines).toContain('par prélèvement');
    expect(lines.filter((line) => line.startsWith('Référence'))).toEqual([expect.not.stringContaining('FA-2')]);
  });

  it('names the address of the debtor, and his money that is on no invoice', () => {
    const money = { paymentId: 'P', amountMinor: 2_000, currency: 'EUR' as const };
    const unapplied = [{ ...money, receivedOn: today, since: `${today}T08:00:00.000Z` }];
    const address = { lines: ['1 rue de la Paix'], postalCode: '75002', city: 'Paris' };
    const debtor = { ...aDebtorOnRecord(), address, unapplied };
    const statement = statementOf([first, second], { ...situation, debtor });
    expect(statement?.unapplied).toEqual([{ amountMinor: 2_000, currency: 'EUR' }]);
    expect(statement?.debtor.addressLines).toEqual(['1 rue de la Paix', '75002 Paris']);
  });

  it('lists the 200 that fell due first, and sums up all others', () => {
    const cases = Array.from({ length: 203 }, (_, index) =>
      openCase(`FA-${1000 + index}`, `2026-05-${String(28 - (index % 28)).padStart(2, '0')}`),
    );
    const [section] = statementOf(cases)?.sections ?? [];
    expect(section?.items).toHaveLength(200);
    expect(section?.rest).toMatchObject({
      count: 3,
      owedMinor: 360_000,
      firstDue: '2026-05-28',
      lastDue: '2026-05-28',
    });
    expect(section?.total.owedMinor).toBe(203 * 120_000);
  });
});

describe('a message to a debtor', () => {
  const deps = { fonts: installedFonts };
  const told = { ...situationOf(first), stage: 'reminderOne' as const };

  it('brings a statement along that lists an invoice the message does not tell of', async () => {
    const content = dunningContent([told], creditor, [first, third]);
    expect(renderMessage(content).text).toContain('Le relevé de compte joint à ce message');
    expect(renderMessage(content).html).toContain('Le relevé de compte joint à ce message');
    const [file, ...others] = await attachmentsOf(content, deps);
    expect(others).toEqual([]);
    expect(file).toMatchObject({ name: 'releve-de-compte-2026-04-10.pdf', contentType: 'application/pdf' });
    const lines = readPdf(file?.bytes ?? Buffer.alloc(0)).flatMap(linesOf);
    expect(lines.some((line) => line.startsWith('FA-3 |'))).toBe(true);
  });

  it('shows an invoice in the statement as it does itself, when the index was read a moment before', () => {
    const before = openCase('FA-1', '2026-03-31');
    const now = { ...told, dunned: paid(before, 50_000, today) };
    const [section] = dunningContent([now], creditor, [before, third]).statement?.sections ?? [];
    expect(section?.items.map(({ paidMinor }) => paidMinor)).toEqual([50_000, 0]);
  });

  it('says the same as ever, and brings nothing along, while it tells of the only open invoice', async () => {
    const content = dunningContent([told], creditor, [first]);
    expect(content.statement).toBeUndefined();
    expect(renderMessage(content).text).not.toContain('relevé');
    expect(await attachmentsOf(content, deps)).toEqual([]);
  });

  it('leaves a formal notice alone: what goes with that is the letter itself', async () => {
    const notices = [first, second].map((dunned) => ({ ...situationOf(dunned), stage: 'legalEscalation' as const }));
    const [one, ...more] = notices;
    if (!one) throw new Error('no notice');
    const content = formalContent([one, ...more], creditor);
    const names = (await attachmentsOf(content, deps)).map(({ name }) => name);
    expect(names).toEqual([expect.stringMatching(/^mise-en-demeure/)]);
    expect(renderMessage(content).text).not.toContain('relevé');
  });

  it('can be kept with its statement when it tells of a thousand invoices', async () => {
    const cases = Array.from({ length: 1_000 }, (_, index) => {
      const number = `FACT-2026-AGENCE-LYON-${100_000 + index * 37}`;
      const paymentMeans = {
        paymentLink: `https://pay.example/i/${(index * 2_654_435_761) % 4_294_967_296}`,
        reference: number,
      };
      const amount = { amountMinor: 10_000 + ((index * 7_919) % 990_000), currency: 'EUR' as const };
      return openCase(number, `2026-0${1 + (index % 3)}-1${index % 10}`, { paymentMeans, amount });
    });
    const notices = cases.map((dunned) => ({ ...situationOf(dunned), stage: 'reminderTwo' as const }));
    const [one, ...more] = notices;
    if (!one) throw new Error('no notice');
    const content = dunningContent([one, ...more], creditor, cases);
    const attachments = await attachmentsOf(content, deps);
    const { debtor, now } = one;
    const key = 'c'.repeat(64);
    const { mime, to } = await composeMessage(content, {
      creditor,
      debtor,
      region: 'eu-west-3',
      now,
      key,
      attachments,
    });
    const message = {
      key,
      kind: 'dunning' as const,
      creditor: 'main',
      debtorId: debtor.id,
      occasion: { kind: 'window' as const, date: today },
      notices: cases.map(({ id }) => ({ invoiceId: id, stage: 'reminderTwo' as const, cycle: 1 })),
      recipients: [...to],
      state: 'sending' as const,
      sendingAt: now,
    };
    const [operation] = messageOperations('table', { kind: 'newMessage', message, mime, wakeBy: now });
    const kilobytes = sizeOfItem((operation as { Put: { Item: Record<string, unknown> } }).Put.Item) / 1024;
    expect(attachments[0]?.bytes.length).toBeGreaterThan(20_000);
    expect(kilobytes).toBeLessThan(300);
  });
});
