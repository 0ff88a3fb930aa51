import type { Fault } from '../fault.ts';
import { AmountTextError, currencySchema } from '../money.ts';
import { minorUnitsOf } from './amount-text.ts';
import { type BulkKind, columnsOf } from './columns.ts';

type Node = Record<string, unknown> | unknown[];

function childOf(node: Node, key: string): unknown {
  return Array.isArray(node) ? node[Number(key)] : node[key];
}

function setChild(node: Node, key: string, value: unknown): void {
  if (Array.isArray(node)) node[Number(key)] = value;
  else node[key] = value;
}

/** Puts a value at a path; a number in it is the place in a list. */
function put(root: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path.split('.');
  let node: Node = root;
  for (const [index, key] of keys.entries()) {
    const next = keys[index + 1];
    if (next === undefined) {
      setChild(node, key, value);
      return;
    }
    if (typeof childOf(node, key) !== 'object') setChild(node, key, /^\d$/.test(next) ? [] : {});
    node = childOf(node, key) as Node;
  }
}

const truths: Readonly<Record<string, boolean>> = { true: true, false: false };

/** Lists without the places that nothing was put at. */
function dense(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each !== undefined).map(dense);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, dense(each)]));
}

/** The minor units in a cell, by the currency of the row. */
function minorUnitsIn(text: string, currencyCell: string | undefined): number | string {
  const currency = currencySchema.safeParse(currencyCell?.trim());
  if (!currency.success) return 'cannot be read without a currency';
  const amount = minorUnitsOf(text, currency.data);
  return amount instanceof AmountTextError ? amount.message : amount;
}

/**
 * The body of a request that the cells of a row make, by the names of their columns. What its schema says of it is not
 * looked at here: only what text cannot become a field at all is refused.
 */
export function valueOfCells(
  kind: BulkKind,
  cells: Readonly<Record<string, string>>,
): { readonly value: unknown; readonly faults: readonly Fault[] } {
  const value: Record<string, unknown> = {};
  const faults: Fault[] = [];
  const columns = columnsOf[kind];
  for (const [name, raw] of Object.entries(cells)) {
    const text = raw.trim();
    const column = columns.get(name);
    if (text === '' || !column) continue;
    switch (column.as) {
      case 'text':
        put(value, column.path, text);
        break;
      case 'list':
        put(
          value,
          column.path,
          text.split('|').map((each) => each.trim()),
        );
        break;
      case 'boolean':
        put(value, column.path, truths[text.toLowerCase()] ?? text);
        break;
      case 'integer':
        put(value, column.path, /^-?\d{1,16}$/.test(text) ? Number(text) : text);
        break;
      case 'decimal': {
        const minor = minorUnitsIn(text, cells['currency'] ?? cells['amount.currency']);
        if (typeof minor === 'string') faults.push({ field: name, message: minor });
        else put(value, name === 'amount' ? 'amount.amountMinor' : column.path, minor);
      }
    }
  }
  const hasTwo = (cells['amount'] ?? '').trim() !== '' && (cells['amountMinor'] ?? '').trim() !== '';
  if (hasTwo) faults.push({ field: 'amount', message: 'stands beside amountMinor: give one of them' });
  return { value: withRole(dense(value) as Record<string, unknown>), faults };
}

/** A contact whose role no column names is who gets invoices. */
function withRole(value: Record<string, unknown>): Record<string, unknown> {
  const debtor = value['debtor'] as Record<string, unknown> | undefined;
  const emails = debtor?.['emails'];
  if (!Array.isArray(emails)) return value;
  const named = emails.map((each: Record<string, unknown>) => ({ role: 'accounting', ...each }));
  return { ...value, debtor: { ...debtor, emails: named } };
}
