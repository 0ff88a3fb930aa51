import type { Creditor } from '../creditor.ts';

export type OwnAccount = { readonly creditor: string; readonly account: string };

/** So many digits name one account: what stands between bank and number, a branch, may then be left out. */
const telling = 8;

/** Whether an account as a bank writes it (an IBAN, or bank, branch and number) is that IBAN. */
function isSame(written: string, iban: string): boolean {
  const parts = written
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
    .filter((part) => part !== '');
  const whole = parts.join('');
  const national = iban.slice(4);
  if (whole === iban || whole === national) return true;
  // Shorter than that, it could be part of any number.
  if (whole.replace(/^0+/, '').length < telling) return false;
  let end = 0;
  for (const part of parts) {
    const digits = part.replace(/^0+(?=.)/, '');
    const start = national.indexOf(digits, end);
    const isPadded = /^0*$/.test(national.slice(end, start));
    if (start === -1 || (end > 0 && !isPadded && digits.length < telling)) return false;
    end = start + digits.length;
  }
  // What follows is but a check number, as French accounts have one of two digits.
  return national.length - end <= 2;
}

/** Whose account a statement is of: undefined when it is of no creditor of the deployment, or of more than one. */
export function ownAccountOf(creditors: readonly Creditor[], written: string): OwnAccount | undefined {
  const found = creditors.flatMap(({ id, bankAccounts }) =>
    bankAccounts.filter(({ iban }) => isSame(written, iban)).map(({ iban }) => ({ creditor: id, account: iban })),
  );
  return found.length === 1 ? found[0] : undefined;
}
