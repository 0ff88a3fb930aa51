import { expect } from 'vitest';
import { daysBetween } from '../../../lambdas/domain/calendar/civil-date.ts';
import { isOpen, localDate } from '../../../lambdas/domain/calendar/send-window.ts';
import { type DunningPolicy, stages } from '../../../lambdas/domain/dunning-policy.ts';
import { punctualPolicy } from '../punctual-policy.ts';
import { storeOf } from '../store-of-stack.ts';
import type { RunningStack } from '../running-stack.ts';
import { expectLawfulEnd } from './expect-lawful-legal.ts';
import { isSilentAt, type Known, type Reference } from './reference.ts';

const { sendWindow, minimumGapDays } = punctualPolicy;

type Sent = {
  readonly at: string;
  readonly data: { stage: (typeof stages)[number]; cycle: number };
  readonly before: any;
};

/** All events of an invoice, page by page. */
async function everyEvent({ call }: RunningStack, id: string): Promise<any[]> {
  const events: any[] = [];
  let cursor = '';
  do {
    const { body } = await call('GET', `/invoices/${id}/timeline?limit=100${cursor && `&cursor=${cursor}`}`);
    events.push(...body.events);
    cursor = body.cursor ?? '';
  } while (cursor !== '');
  return events;
}

const isNotice = ({ type, data }: { type: string; data: { stage?: string } }) =>
  type.endsWith('Sent') && data.stage !== undefined;

/** Stages in order, none twice in a cycle, never two within the gap, in the send hours, never while all is paused or closed. */
function expectLawfulNotices(sent: readonly Sent[], pauses: readonly any[], holds: readonly any[]): void {
  const keys = sent.map(({ data }) => `${data.stage} ${data.cycle}`);
  expect(new Set(keys).size, keys.join(', ')).toBe(keys.length);
  for (const [index, { at, data, before }] of sent.entries()) {
    expect(isOpen(at, sendWindow), `${data.stage} left at ${at}`).toBe(true);
    expect(before.status, `${data.stage} left at ${at}`).toBe('open');
    const previous = sent[index - 1];
    if (previous?.data.cycle === data.cycle) {
      expect(stages.indexOf(data.stage)).toBeGreaterThan(stages.indexOf(previous.data.stage));
      const [one, other] = [previous.at, at].map((instant) => localDate(instant, sendWindow.timeZone));
      expect(daysBetween(one ?? '', other ?? '')).toBeGreaterThanOrEqual(minimumGapDays);
    }
    const day = localDate(at, sendWindow.timeZone);
    const standing = [...pauses.filter(({ kind }) => kind === 'hold' || kind === 'instalmentPlan'), ...holds].filter(
      ({ since, until, end, kind }) =>
        since < at && (kind === 'instalmentPlan' || day < until) && (end === null || end.at > at),
    );
    expect(standing, `${data.stage} left at ${at}`).toEqual([]);
  }
}

/** A notice that a person has to approve left only after he had, and nobody asked again since. */
function expectApproved(events: readonly any[], approvalFrom: DunningPolicy['approvalFrom']): void {
  if (approvalFrom === null) return;
  for (const [index, { data, at }] of events.entries()) {
    if (!isNotice(events[index]) || stages.indexOf(data.stage) < stages.indexOf(approvalFrom)) continue;
    const word = events
      .slice(0, index)
      .findLast(
        ({ type, data: of }) => type.startsWith('Approval') && of.stage === data.stage && of.cycle === data.cycle,
      );
    expect(word?.type, `${data.stage} left at ${at}`).toBe('ApprovalGiven');
  }
}

/** What of the money that came in for an invoice settles its claim for late payment, which a formal notice had demanded. */
const onClaimMinor = ({ payments }: { payments: readonly { claimMinor: number; reversal: unknown }[] }) =>
  payments.reduce((sum, { claimMinor, reversal }) => sum + (reversal === null ? claimMinor : 0), 0);

/** What holds of every invoice, whatever happened to it. */
export async function expectLawful(
  running: RunningStack,
  invoices: readonly Known[],
  reference: Reference,
  approvalFrom: DunningPolicy['approvalFrom'],
): Promise<void> {
  expect(running.stack.bus.deadLetters()).toEqual([]);
  const executions = await running.executions();
  const global = (await running.call('GET', '/holds')).body.holds;
  const { store, close } = storeOf(running.stack);
  const debtors = new Map<string, { inMinor: number; appliedMinor: number; unappliedMinor: number }>();
  for (const { id, debtorId } of invoices) {
    const told = await running.invoice(id);
    const events = await everyEvent(running, id);
    const debtor = (await running.call('GET', `/debtors/${debtorId}`)).body;
    const sent = events.filter(isNotice);
    expectLawfulNotices(sent, told.pauses, [...(debtor.holds ?? []), ...global]);
    for (const { at, data } of sent)
      expect(isSilentAt(reference, debtorId, at), `${data.stage} left at ${at}`).toBe(false);
    expectApproved(events, approvalFrom);
    await expectLawfulEnd({ running, store, known: { id, debtorId }, told, debtor, events, reference });
    expect(told.balance.amountMinor).toBe(
      told.amount.amountMinor - told.received.amountMinor - told.credited.amountMinor,
    );
    expect(told.balance.amountMinor).toBeGreaterThanOrEqual(0);
    const isClosed = ['paid', 'canceled', 'handedOver', 'writtenOff'].includes(told.status);
    if (told.balance.amountMinor === 0) expect(isClosed).toBe(true);
    if (told.status === 'paid') expect(told.balance.amountMinor).toBe(0);
    const runs = executions.filter(({ name, status }) => name.startsWith(id) && status === 'RUNNING');
    expect(runs.length, `${id} is ${told.status}`).toBe(isClosed ? 0 : 1);
    const money = debtors.get(debtorId) ?? { inMinor: 0, appliedMinor: 0, unappliedMinor: 0 };
    const paid = [...reference.payments.values()].filter((payment) => payment.debtorId === debtorId);
    debtors.set(debtorId, {
      inMinor: paid.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
      appliedMinor: money.appliedMinor + told.received.amountMinor + onClaimMinor(told),
      unappliedMinor: (debtor.unapplied ?? []).reduce((sum: number, each: any) => sum + each.amountMinor, 0),
    });
  }
  close();
  // Not a cent is lost or made: what came in is on the invoices, or the debtor's.
  for (const { inMinor, appliedMinor, unappliedMinor } of debtors.values())
    expect(appliedMinor + unappliedMinor).toBe(inMinor);
}
