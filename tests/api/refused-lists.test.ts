import { describe, expect, it } from 'vitest';
import { apiOfThisFile } from './api-stack.ts';

const api = apiOfThisFile();

describe('a list is refused, the parameter named, for', () => {
  it.each([
    ['/invoices?limit=0', 'limit'],
    ['/invoices?limit=101', 'limit'],
    ['/invoices?limit=ten', 'limit'],
    ['/invoices?limit=1.5', 'limit'],
    ['/invoices?limit=', 'limit'],
    ['/invoices?limit=1&limit=2', 'limit'],
    ['/invoices?status=late', 'status'],
    ['/invoices?status=open&status=paid', 'status'],
    ['/invoices?stage=legalDecision', 'stage'],
    ['/invoices?dueBefore=2026-02-30', 'dueBefore'],
    ['/invoices?dueBefore=tomorrow', 'dueBefore'],
    ['/invoices?debtor=', 'debtor'],
    [`/invoices?debtor=${'x'.repeat(65)}`, 'debtor'],
    ['/invoices?creditor=main', 'creditor'],
    ['/invoices?amount=100', 'amount'],
    ['/invoices?currency=EUR', 'currency'],
    ['/invoices?dueAfter=2026-01-01', 'dueAfter'],
    ['/invoices?cursor=', 'cursor'],
    ['/invoices?cursor=fn5-fg', 'cursor'],
    ['/invoices?cursor=%00', 'cursor'],
    ['/invoices?cursor=MjAyNi0wNC0wMQ', 'cursor'],
    [`/invoices?cursor=${'A'.repeat(2000)}`, 'cursor'],
    ['/tasks?kind=legalDecision', 'kind'],
    ['/tasks?limit=1000', 'limit'],
    ['/tasks?cursor=fn5-fg', 'cursor'],
    ['/invoices/x/timeline?limit=0', 'limit'],
    ['/invoices/x/timeline?cursor=abc', 'cursor'],
    ['/invoices/x/timeline?cursor=-1', 'cursor'],
    ['/invoices/x/timeline?cursor=123456789', 'cursor'],
    ['/invoices/x?expand=events', 'expand'],
    ['/invoices/x/next-action?at=2026-01-01', 'at'],
    ['/debtors/x?limit=1', 'limit'],
    ['/debtors/x/next-message?at=2026-04-01', 'at'],
    ['/schedule?from=2026-03-02', 'to'],
    ['/schedule?to=2026-03-02', 'from'],
    ['/schedule?from=tomorrow&to=2026-03-02', 'from'],
    ['/schedule?from=2026-03-03&to=2026-03-02', 'to'],
    ['/schedule?from=2026-03-01&to=2026-04-01', 'to'],
    ['/schedule?from=2026-06-01&to=2026-06-02', 'to'],
    ['/schedule?from=2026-03-02&to=2026-03-02&limit=0', 'limit'],
    ['/schedule?from=2026-03-02&to=2026-03-02&cursor=W10', 'cursor'],
    ['/schedule?from=2026-03-02&to=2026-03-02&debtor=C-001', 'debtor'],
    ['/openapi.json?format=yaml', 'format'],
  ])('%s', async (path, field) => {
    const { status, body } = await api.get(path);
    expect({ status, fields: body.errors?.map((error: { field: string }) => error.field) }).toEqual({
      status: 422,
      fields: [field],
    });
  });
});
