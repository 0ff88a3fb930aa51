import type { EInvoiceView } from '../../lambdas/domain/e-invoice/e-invoice-view.ts';
import { currencySchema, formatMoney } from '../../lambdas/domain/money.ts';

/** One file: what it is, whether it can be used by itself, and what became of it. */
export type ImportedFile = {
  /** As it was given. */
  readonly file: string;
  readonly kind: 'invoice' | 'creditNote' | 'bankStatement' | 'unknown';
  /** Of the file alone: `flag` is taken with warnings. */
  readonly outcome: 'accept' | 'flag' | 'reject';
  readonly booked: 'created' | 'duplicate' | 'conflict' | 'none';
  /** Why it is refused, or not booked. */
  readonly reason?: string;
  readonly warnings?: readonly { readonly code: string; readonly message: string }[];
  readonly invoice?: EInvoiceView;
  readonly statements?: readonly ImportedStatement[];
};

/** One statement: read by itself, or as it is on record with what became of its entries. */
export type ImportedStatement = {
  readonly account: string;
  readonly entries: readonly { readonly amountMinor: number; readonly effect?: Effect | undefined }[];
};

const effects = ['payment', 'reversal', 'unmatched', 'ignored'] as const;
type Effect = (typeof effects)[number];
const effectWords = {
  payment: ['payment', 'payments'],
  reversal: ['reversal', 'reversals'],
  unmatched: ['unmatched', 'unmatched'],
  ignored: ['not booked', 'not booked'],
} as const;

/** How many movements became what: `3 payments, 1 unmatched`; nothing before they are booked. */
function effectsOf(imported: readonly ImportedFile[]): string[] {
  const entries = imported.flatMap(({ statements = [] }) => statements.flatMap((statement) => statement.entries));
  return effects.flatMap((effect) => {
    const count = entries.filter((entry) => entry.effect === effect).length;
    return count === 0 ? [] : [`${count} ${effectWords[effect][count === 1 ? 0 : 1]}`];
  });
}

function wordOf({ booked }: ImportedFile): 'accepted' | 'duplicate' | 'refused' {
  if (booked === 'duplicate') return 'duplicate';
  return booked === 'created' ? 'accepted' : 'refused';
}

function amountOf({ invoice }: ImportedFile): string[] {
  const currency = currencySchema.safeParse(invoice?.currency).data;
  const amountMinor = invoice?.payableMinor ?? undefined;
  return currency === undefined || amountMinor === undefined ? [] : [formatMoney({ amountMinor, currency }, 'en')];
}

/** A file in a line: `accepted   FA-1.xml: invoice FA-1, €1,200.00`. */
export function lineOf(imported: ImportedFile): string {
  const { file, kind, outcome, reason, warnings = [] } = imported;
  const what = { invoice: 'invoice', creditNote: 'credit note', bankStatement: 'bank statement', unknown: 'file' }[
    kind
  ];
  const number = imported.invoice?.number ?? undefined;
  const flags = outcome === 'flag' && warnings.length > 0 ? ` (${warnings.map(({ code }) => code).join(', ')})` : '';
  const named = [number === undefined ? what : `${what} ${number}`, ...amountOf(imported), ...effectsOf([imported])];
  return `${wordOf(imported).padEnd(10)} ${file}: ${named.join(', ')}${flags}${reason === undefined ? '' : `: ${reason}`}`;
}

/** All files in a line: `9 files: 8 accepted, 1 refused; 5 payments, 1 unmatched`. */
export function totalsOf(imported: readonly ImportedFile[]): string {
  const counts = (['accepted', 'duplicate', 'refused'] as const).flatMap((word) => {
    const count = imported.filter((each) => wordOf(each) === word).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  const moved = effectsOf(imported);
  const files = `${imported.length} file${imported.length === 1 ? '' : 's'}: ${counts.join(', ')}`;
  return moved.length === 0 ? files : `${files}; ${moved.join(', ')}`;
}
