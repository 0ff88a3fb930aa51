import type { StageDifference } from '../../lambdas/domain/case/notice-difference.ts';
import type { DatedNotice } from '../../lambdas/domain/case/outlook.ts';
import { stages } from '../../lambdas/domain/dunning-policy.ts';
import { layOutTable } from '../start/lay-out-table.ts';
import type { ComparedInvoice, Difference } from './difference.ts';

/** Invoices that are told from each end of the book. */
const mostTold = 5;

function movedWords({ notices, leastDays, mostDays }: StageDifference['earlier']): string {
  if (notices === 0) return '';
  const days = leastDays === mostDays ? `${mostDays}` : `${leastDays} to ${mostDays}`;
  return `${notices} by ${days} ${mostDays === 1 ? 'day' : 'days'}`;
}

function datesOf(notices: readonly DatedNotice[], stage: DatedNotice['stage']): string {
  const dates = notices.filter((notice) => notice.stage === stage).map(({ on }) => on);
  return dates.length === 0 ? 'none' : dates.join(' and ');
}

function changesOf({ before, after }: ComparedInvoice): string[] {
  const moved = stages.flatMap((stage) => {
    const [was, is] = [datesOf(before.notices, stage), datesOf(after.notices, stage)];
    return was === is ? [] : [`${stage} ${was} ▸ ${is}`];
  });
  return before.outcome === after.outcome ? moved : [...moved, `${before.outcome} ▸ ${after.outcome}`];
}

function invoiceTable(invoices: readonly ComparedInvoice[]): string {
  const columns = [
    { heading: 'invoice', width: 24 },
    { heading: 'debtor', width: 24 },
    { heading: 'as it is ▸ under the other policy', width: 76 },
  ];
  return layOutTable(
    columns,
    invoices.map((invoice) => [invoice.number, invoice.debtor, changesOf(invoice)]),
  );
}

function stageTable(difference: Difference): string {
  const columns = [
    { heading: 'notices', width: 20 },
    { heading: 'as it is', width: 9, side: 'right' as const },
    { heading: 'other', width: 9, side: 'right' as const },
    { heading: 'earlier', width: 24 },
    { heading: 'later', width: 24 },
  ];
  const rows = difference.stages.map(({ stage, before, after, earlier, later }) => [
    stage,
    String(before),
    String(after),
    movedWords(earlier),
    movedWords(later),
  ]);
  const { before, after } = difference.messages;
  return layOutTable(columns, [...rows, ['messages in all', String(before), String(after), '', '']]);
}

/** The difference for a person: notices stage by stage, then the first and the last invoices that differ. */
export function reportOf(difference: Difference): string {
  const { changed, invoices } = difference;
  const count = `${changed.length} of ${invoices} invoices differ`;
  if (changed.length === 0) return `${stageTable(difference)}\n${count}.\n`;
  if (changed.length <= 2 * mostTold) return `${stageTable(difference)}\n${count}:\n\n${invoiceTable(changed)}`;
  const first = invoiceTable(changed.slice(0, mostTold));
  const last = invoiceTable(changed.slice(-mostTold));
  return `${stageTable(difference)}\n${count}. The first:\n\n${first}\nThe last:\n\n${last}`;
}
