type Values = Readonly<Record<string, string | undefined>>;

export type OfxOptions = {
  /** Values without closing tags, with them, or OFX 2. */
  readonly style?: 'sgml' | 'closed' | 'xml';
  readonly card?: boolean;
  readonly account?: Values;
  readonly currency?: string;
  readonly transactions?: readonly Values[];
  readonly balance?: Values;
};

/** An element that stands in another, already written. */
export const transaction = (name: string, text: string) => `<${name}>${text}</${name}>`;

const escaped = (text: string) => (text.startsWith('<') ? text : text.replaceAll('&', '&amp;'));

/** An OFX file with one statement of one credit, but for what is given. */
export function ofx(options: OfxOptions = {}): string {
  const { style = 'sgml', card = false, currency = 'EUR', transactions = [{}], balance } = options;
  const account = options.account ?? { BANKID: '30006', ACCTID: '12345678901' };
  const value = (name: string, text: string) =>
    style === 'sgml' && !text.startsWith('<') ? `<${name}>${escaped(text)}\n` : `<${name}>${escaped(text)}</${name}>\n`;
  const values = (given: Values) =>
    Object.entries(given)
      .map(([name, text]) => (text === undefined ? '' : value(name, text)))
      .join('');
  const element = (name: string, content: string) => `<${name}>\n${content}</${name}>\n`;
  const usual = { TRNTYPE: 'CREDIT', DTPOSTED: '20260302120000', TRNAMT: '100.00', FITID: 'F-0' };
  const list = transactions.map((given) => element('STMTTRN', values({ ...usual, ...given }))).join('');
  const statement =
    value('CURDEF', currency) +
    element(card ? 'CCACCTFROM' : 'BANKACCTFROM', values(account)) +
    element('BANKTRANLIST', value('DTSTART', '20260301') + list) +
    (balance ? element('LEDGERBAL', values(balance)) : '');
  const body = card
    ? element('CREDITCARDMSGSRSV1', element('CCSTMTTRNRS', element('CCSTMTRS', statement)))
    : element('BANKMSGSRSV1', element('STMTTRNRS', element('STMTRS', statement)));
  const header =
    style === 'xml'
      ? '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n'
      : 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';
  return header + element('OFX', body).trimEnd();
}
