import type { Finding } from './rules.ts';
import type { ReadTerms } from './read-terms.ts';
import { readDate } from './written-date.ts';
import type { WrittenDate, WrittenInvoice } from './written-invoice.ts';

/** As it was written, short enough to be shown. */
export const quoted = (text: string) => `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`;

const distinct = (texts: readonly string[]) => [...new Set(texts)];

function contradictions(written: WrittenInvoice): Finding[] {
  const once: readonly [string, readonly string[]][] = [
    ['BT-1', written.numbers],
    ['BT-2', written.issueDates.map(({ text }) => text)],
    ['BT-3', written.typeCodes],
    ['BT-5', written.currencies],
    ['BT-27', written.seller.names],
    ['BT-44', written.buyer.names],
    ['BT-115', written.totals['BT-115'].map(({ text }) => text)],
  ];
  return once
    .filter(([, texts]) => distinct(texts).length > 1)
    .map(([term, texts]) => ({
      code: 'contradiction',
      detail: `${term} is ${distinct(texts).slice(0, 3).map(quoted).join(' and ')}`,
    }));
}

function typeFindings({ written, typeCode, meaning, totals }: ReadTerms): Finding[] {
  const findings: Finding[] = [];
  if (typeCode === undefined) findings.push({ code: written.root === undefined ? 'typeUnknown' : 'BR-04' });
  else if (meaning === undefined)
    findings.push({ code: written.root === undefined ? 'typeUnknown' : 'BR-CL-01', detail: quoted(typeCode) });
  else if (meaning.claims === 'none') findings.push({ code: 'notAClaim', detail: `${typeCode}, ${meaning.name}` });
  else if (written.root !== undefined && (written.root === 'creditNote') !== (meaning.claims === 'credit'))
    findings.push({
      code: 'BR-CL-01',
      detail: `${typeCode}, ${meaning.name}, in ${written.root === 'creditNote' ? 'a CreditNote' : 'an Invoice'}`,
    });
  const isCalledCredit = meaning?.claims === 'credit' || written.root === 'creditNote';
  if (isCalledCredit && (totals['BT-115'] ?? 0n) < 0n) findings.push({ code: 'creditBelowZero' });
  return findings;
}

const shown = ({ text, format }: WrittenDate) => `${quoted(text)}${format === 'xsd' ? '' : ` in format ${format}`}`;

function dateFindings({ written, issueDate, dueDate, dueDates, kind, totals }: ReadTerms): Finding[] {
  const findings: Finding[] = [];
  const [issued] = written.issueDates;
  if (issueDate === undefined) findings.push({ code: 'BR-03', ...(issued && { detail: shown(issued) }) });
  for (const date of [...written.issueDates, ...written.dueDates, ...written.termDates]) {
    const read = readDate(date);
    if (read && !read.isAsAsked) findings.push({ code: 'dateFormat', detail: shown(date) });
    if (!read && !written.issueDates.includes(date)) findings.push({ code: 'dueDateUnreadable', detail: shown(date) });
  }
  if (dueDates.length > 1) findings.push({ code: 'severalDueDates', detail: [...dueDates].sort().join(', ') });
  if (issueDate !== undefined && dueDate.on !== undefined && dueDate.on < issueDate)
    findings.push({ code: 'dueBeforeIssue', detail: `${dueDate.on} is before ${issueDate}` });
  const isOwed = kind === 'invoice' && (totals['BT-115'] ?? 0n) > 0n;
  if (isOwed && dueDate.from === 'none')
    findings.push({ code: written.paymentTerms.length === 0 && !isMinimum(written) ? 'BR-CO-25' : 'noDueDate' });
  return findings;
}

/** MINIMUM has no addresses of buyers, no lines, no terms: what it may not say is not missed. */
export function isMinimum({ profile }: WrittenInvoice): boolean {
  return /minimum$/i.test(profile);
}

/** Number, type, currency, dates and the invoices it refers to. */
export function checkDocument(terms: ReadTerms): Finding[] {
  const { written, currency } = terms;
  const [code] = written.currencies;
  const findings: Finding[] = contradictions(written);
  if (written.numbers.length === 0) findings.push({ code: 'BR-02' });
  if (code === undefined) findings.push({ code: 'BR-05' });
  else if (currency === undefined) findings.push({ code: 'BR-CL-04', detail: quoted(code) });
  if (written.precedingInvoices.some(({ number }) => number === undefined)) findings.push({ code: 'BR-55' });
  return [...findings, ...typeFindings(terms), ...dateFindings(terms)];
}
