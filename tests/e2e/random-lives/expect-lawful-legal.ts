import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import { balanceMinor } from '../../../lambdas/domain/case/case.ts';
import { replay } from '../../../lambdas/domain/case/event-log.ts';
import type { CaseEvent } from '../../../lambdas/domain/case/events.ts';
import { publishedOfCase } from '../../../lambdas/domain/events-out/published-event.ts';
import { publishedSchemas } from '../../../lambdas/domain/events-out/published-schemas.ts';
import { lastStatuses, letterStatuses } from '../../../lambdas/domain/case/letter/registered-letter.ts';
import type { Store } from '../../../lambdas/ports/store.ts';
import type { RunningStack } from '../running-stack.ts';
import { isInsolventAt, type Known, type Reference } from './reference.ts';

/** What an invoice has come to, as it is told, and as it is on record. */
type Ending = {
  readonly running: RunningStack;
  readonly store: Store;
  readonly known: Known;
  readonly told: any;
  readonly debtor: any;
  readonly events: readonly any[];
  readonly reference: Reference;
};

const isClosed = (status: string) => ['paid', 'canceled', 'handedOver', 'writtenOff'].includes(status);
const sumOf = (amounts: readonly number[]) => amounts.reduce((sum, each) => sum + each, 0);

/** Nothing that asks for money leaves to an insolvent debtor, or about what a collector has in hand. */
function expectSilence({ known, events, reference }: Ending): void {
  let isWithCollector = false;
  for (const { type, data, at } of events) {
    if (type === 'CaseHandedOver') isWithCollector = true;
    if (type === 'CollectionEnded') isWithCollector = false;
    if (!type.endsWith('Sent') || data.stage === undefined) continue;
    expect(isInsolventAt(reference, known.debtorId, at), `${data.stage} left at ${at}`).toBe(false);
    expect(isWithCollector, `${data.stage} left at ${at}`).toBe(false);
  }
}

/** Who has a case in hand has it as long as it is handed over; what he keeps is what he has told, and moves nothing else. */
function expectCollection({ known, told, debtor, events, reference }: Ending): void {
  const { status, collection } = told;
  expect(collection?.end === null, `${known.id} is ${status}`).toBe(status === 'handedOver');
  const held = debtor.collections.map(({ invoiceId }: { invoiceId: string }) => invoiceId);
  expect(held.includes(known.id), `${known.id} is ${status}`).toBe(status === 'handedOver');
  const fees = reference.fees.filter(({ invoiceId }) => invoiceId === known.id).map(({ feeMinor }) => feeMinor);
  const charged = events.filter(({ type }) => type === 'CollectionFeeRecorded');
  expect(sumOf(charged.map(({ data }) => data.feeMinor))).toBe(sumOf(fees));
  for (const { before, after } of charged) expect(after.balanceMinor).toBe(before.balanceMinor);
  expect(collection?.feesMinor ?? 0).toBeLessThanOrEqual(sumOf(fees));
}

type ClaimPayment = { readonly reversal: unknown; readonly isPartOfPayment?: true };
type Component = { dueMinor: number; paidMinor: number; waivedMinor: number; openMinor: number };

/** On any day each part of the claim is due, and paid, given up or open; what was paid of them is money that came in. */
async function expectClaim({ running, known, told, reference }: Ending, today: string): Promise<void> {
  for (const asOf of ['2026-03-31', '2026-05-15', '2026-07-01', today]) {
    const { status, body } = await running.call('GET', `/invoices/${known.id}/claim?asOf=${asOf}`);
    expect(status, JSON.stringify(body)).toBe(200);
    const components: Component[] = Object.values(body.components);
    for (const { dueMinor, paidMinor, waivedMinor, openMinor } of components) {
      expect(paidMinor + waivedMinor + openMinor, JSON.stringify(body)).toBe(dueMinor);
      expect(Math.min(dueMinor, paidMinor, waivedMinor, openMinor), JSON.stringify(body)).toBeGreaterThanOrEqual(0);
    }
    expect(sumOf(components.map(({ openMinor }) => openMinor))).toBe(body.totalMinor);
    expect(body.claimOpenMinor, JSON.stringify(body)).toBeGreaterThanOrEqual(0);
    const meant = [...reference.claimPayments].filter(([, { invoiceId }]) => invoiceId === known.id);
    const standing = body.payments.filter(
      ({ reversal, isPartOfPayment }: ClaimPayment) => !reversal && !isPartOfPayment,
    );
    expect(standing.map(({ id }: { id: string }) => id)).toEqual(meant.map(([id]) => id));
    const broughtMinor = told.payments.map((each: { amountMinor: number; excessMinor: number; reversal: unknown }) =>
      each.reversal === null ? each.amountMinor - each.excessMinor : 0,
    );
    const inMinor = sumOf([...broughtMinor, ...meant.map(([, { amountMinor }]) => amountMinor)]);
    expect(sumOf(components.map(({ paidMinor }) => paidMinor))).toBeLessThanOrEqual(inMinor);
  }
}

/** A letter goes forward to one end at most, and knows all that was told of it. */
function expectLetters({ known, told, events, reference }: Ending): void {
  for (const { id, reports, status } of told.letters) {
    const statuses: (typeof letterStatuses)[number][] = reports.map((each: { status: string }) => each.status);
    expect(new Set(statuses).size).toBe(statuses.length);
    expect(statuses.filter((each) => lastStatuses.includes(each)).length).toBeLessThanOrEqual(1);
    const furthest = letterStatuses.findLast((each) => statuses.includes(each));
    expect(status).toBe(furthest ?? 'requested');
    const letterPath = `/invoices/${known.id}/registered-letters/${id}/reports`;
    for (const each of reference.letterReports.filter((report) => report.letterPath === letterPath))
      expect(reports).toContainEqual({ status: each.status, on: each.on });
  }
  const asked = events.filter(({ type }) => type === 'RegisteredLetterRequested').map(({ data }) => data.letterId);
  expect(told.letters.map(({ id }: { id: string }) => id)).toEqual(asked);
}

/** A case that is open says why it stands still and until when, or may go on. */
async function expectNext({ running, known, told }: Ending, now: string): Promise<void> {
  if (isClosed(told.status)) return;
  const { body } = await running.call('GET', `/invoices/${known.id}/next-action`);
  const ends = body.blockers.filter(({ until }: { until?: string }) => until !== undefined && until > now);
  expect(body.isAllowed || ends.length > 0, `${told.status}: ${JSON.stringify(body)}`).toBe(true);
}

/** The log tells the case; each formal notice lies where it was kept, and no line has moved what it does not say. */
async function expectRecord({ running, store, known, told, reference }: Ending): Promise<void> {
  const events: CaseEvent[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.events(known.id, cursor, 500);
    events.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  const dunned = replay(events);
  expect(await store.loadCase(known.id)).toEqual(dunned);
  for (const event of events) {
    const { detail } = publishedOfCase({ invoiceId: known.id, creditor: dunned.invoice.creditor, event });
    expect(publishedSchemas[event.type].safeParse(detail).error, event.type).toBeUndefined();
  }
  expect(told.balance.amountMinor).toBe(balanceMinor(dunned));
  for (const { messageKey } of dunned.notices) {
    expect(await store.loadMessage(messageKey)).toMatchObject({ key: messageKey });
    if (!reference.erased.has(known.id)) expect(await store.loadMime(messageKey)).toBeInstanceOf(Buffer);
  }
  if (reference.erased.has(known.id)) return;
  const { documents } = (await running.call('GET', `/invoices/${known.id}/documents`)).body;
  for (const { link, sha256 } of documents) {
    const bytes = await (await fetch(link)).bytes();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  for (const { document } of dunned.notices.filter(({ stage }) => stage === 'legalEscalation')) {
    expect(document).toBeDefined();
    expect(documents).toContainEqual(expect.objectContaining({ kind: 'formalNotice', ...document }));
  }
  for (const proof of told.letters.flatMap(({ proofs }: { proofs: string[] }) => proofs))
    expect(documents).toContainEqual(expect.objectContaining({ kind: 'letterProof', id: proof }));
}

/** What holds of every invoice of which lawyers, courts and collectors had a word. */
export async function expectLawfulEnd(ending: Ending): Promise<void> {
  const now = new Date(ending.running.stack.clock.now()).toISOString();
  expectSilence(ending);
  expectCollection(ending);
  expectLetters(ending);
  await expectClaim(ending, now.slice(0, 10));
  await expectNext(ending, now);
  await expectRecord(ending);
}
