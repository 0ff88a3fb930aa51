import { elementAt, elementsAt, textAt, type XmlElement } from '../../xml/xml-element.ts';
import type { BankStatement, StatementBalance } from '../bank-statement.ts';
import { finishedStatement } from '../finished-statement.ts';
import { refuse } from '../refused-statement.ts';
import { amountInMinorUnits } from '../statement-amount.ts';
import { digitsOfCurrency } from '../statement-currency.ts';
import { ofxAccount } from './ofx-account.ts';
import { ofxDay } from './ofx-date.ts';
import { ofxEntry } from './ofx-entry.ts';
import { everywhere, ofxTree } from './ofx-tree.ts';

/** Whether the text is OFX, by its header or its root. */
export function isOfx(text: string): boolean {
  return /^\s*OFXHEADER\s*:|<\?OFX\s|<OFX>/i.test(text.slice(0, 4_000));
}

type Closing = { readonly closing?: StatementBalance; readonly flags: readonly string[] };

function closingOf(statement: XmlElement, currency: string, where: string): Closing {
  const ledger = elementAt(statement, 'LEDGERBAL');
  if (ledger === undefined) return { flags: [] };
  const amountMinor = amountInMinorUnits(textAt(ledger, 'BALAMT'), currency, `the balance of ${where}`, 'signed');
  const on = ofxDay(textAt(ledger, 'DTASOF'));
  return on === undefined
    ? { flags: [`the balance of ${where} has no date that can be used: it is left out`] }
    : { closing: { on, amountMinor }, flags: [] };
}

function readStatement(statement: XmlElement, place: number): BankStatement {
  const where = `statement ${place}`;
  const account = ofxAccount(statement, where);
  const currency = textAt(statement, 'CURDEF') ?? '';
  digitsOfCurrency(currency, where);
  const transactions = [
    ...elementsAt(statement, 'BANKTRANLIST', 'STMTTRN'),
    ...elementsAt(statement, 'BANKTRANLISTP', 'STMTTRNP'),
  ];
  const read = transactions.map((transaction, index) =>
    ofxEntry(transaction, currency, `transaction ${index + 1} of ${where}`),
  );
  const { flags, ...closing } = closingOf(statement, currency, where);
  return finishedStatement({
    format: 'ofx',
    account,
    currency,
    ...closing,
    entries: read.flatMap((each) => ('entry' in each ? [each.entry] : [])),
    flags: [...flags, ...read.flatMap((each) => each.flags)],
    leftOutMinor: 0,
  });
}

/** Reads OFX 1 and 2: the statements of accounts and of credit cards. It tells no opening balance. */
export function readOfx(content: Uint8Array | string, text: string): readonly BankStatement[] {
  const tree = ofxTree(content, text);
  const statements = [...everywhere(tree, 'STMTRS'), ...everywhere(tree, 'CCSTMTRS')];
  if (statements.length === 0) return refuse('noStatement', 'the file has no statement of an account or a card');
  return statements.map((statement, index) => readStatement(statement, index + 1));
}
