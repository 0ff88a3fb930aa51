/** A `TxDtls`: only what is given stands in it. */
export type DetailOptions = {
  readonly amount?: string;
  readonly currency?: string;
  /** Where the amount stands: the field of newer versions, or one of the older. */
  readonly amountIn?: 'Amt' | 'TxAmt' | 'InstdAmt' | 'CntrValAmt';
  readonly indicator?: 'CRDT' | 'DBIT';
  readonly refs?: Readonly<Record<string, string>>;
  readonly parties?: string;
  readonly ustrd?: readonly string[];
  readonly creditorReferences?: readonly string[];
  readonly referenceType?: string;
  readonly reason?: string;
  readonly additional?: string;
  readonly subFamily?: string;
};

export type EntryOptions = {
  readonly amount?: string;
  readonly currency?: string | null;
  readonly indicator?: string;
  /** As it stands in the file: `BOOK`, or `<Cd>BOOK</Cd>` in newer versions. */
  readonly status?: string;
  readonly bookingDate?: string | null;
  readonly valueDate?: string | null;
  readonly reversal?: boolean;
  readonly reference?: string;
  readonly subFamily?: string;
  readonly proprietary?: string;
  readonly numberOfPayments?: number;
  readonly details?: readonly DetailOptions[];
  readonly additional?: string;
};

export type BalanceOptions = {
  readonly code: string;
  readonly amount: string;
  readonly indicator?: string;
  readonly currency?: string;
};

export type StatementOptions = {
  readonly id?: string;
  readonly account?: string;
  readonly currency?: string | null;
  readonly sequence?: number;
  readonly balances?: readonly BalanceOptions[];
  readonly entries?: readonly EntryOptions[];
  readonly count?: number;
};

export type CamtOptions = {
  readonly message?: '052' | '053' | '054';
  readonly version?: string;
  readonly namespace?: string;
  readonly statements?: readonly StatementOptions[];
};

const element = (name: string, content: string | undefined) =>
  content === undefined || content === '' ? '' : `<${name}>${content}</${name}>`;
const amountElement = (amount: string, currency: string | null) =>
  `<Amt${currency === null ? '' : ` Ccy="${currency}"`}>${amount}</Amt>`;
const codes = (subFamily: string | undefined, proprietary?: string) =>
  element(
    'BkTxCd',
    (subFamily ? `<Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>${subFamily}</SubFmlyCd></Fmly></Domn>` : '') +
      (proprietary ? `<Prtry><Cd>${proprietary}</Cd></Prtry>` : ''),
  );

function structured({ creditorReferences = [], referenceType = '<Cd>SCOR</Cd>' }: DetailOptions): string {
  return creditorReferences
    .map(
      (ref) =>
        `<Strd><CdtrRefInf><Tp><CdOrPrtry>${referenceType}</CdOrPrtry></Tp><Ref>${ref}</Ref></CdtrRefInf></Strd>`,
    )
    .join('');
}

function detailXml(detail: DetailOptions): string {
  const { amount, currency = 'EUR', amountIn = 'TxAmt', indicator, refs = {}, parties, ustrd = [], reason } = detail;
  const written = amount === undefined ? '' : amountElement(amount, currency);
  return element(
    'TxDtls',
    element(
      'Refs',
      Object.entries(refs)
        .map(([name, text]) => element(name, text))
        .join(''),
    ) +
      (amountIn === 'Amt' ? written : '') +
      element('CdtDbtInd', indicator) +
      (amountIn === 'Amt' ? '' : element('AmtDtls', element(amountIn, written))) +
      codes(detail.subFamily) +
      element('RltdPties', parties) +
      element('RmtInf', ustrd.map((line) => element('Ustrd', line)).join('') + structured(detail)) +
      element('RtrInf', reason && `<Rsn><Cd>${reason}</Cd></Rsn>`) +
      element('AddtlTxInf', detail.additional),
  ).replace(/^$/, '<TxDtls/>');
}

function entryXml(entry: EntryOptions): string {
  const {
    amount = '100.00',
    currency = 'EUR',
    indicator = 'CRDT',
    status = 'BOOK',
    bookingDate = '2026-03-02',
  } = entry;
  const { valueDate = '2026-03-02', details = [], numberOfPayments } = entry;
  const batch = numberOfPayments === undefined ? '' : `<Btch><NbOfTxs>${numberOfPayments}</NbOfTxs></Btch>`;
  return element(
    'Ntry',
    amountElement(amount, currency) +
      element('CdtDbtInd', indicator) +
      (entry.reversal === undefined ? '' : element('RvslInd', String(entry.reversal))) +
      element('Sts', status) +
      element('BookgDt', bookingDate === null ? '' : element('Dt', bookingDate)) +
      element('ValDt', valueDate === null ? '' : element('Dt', valueDate)) +
      element('AcctSvcrRef', entry.reference) +
      codes(entry.subFamily, entry.proprietary) +
      element('NtryDtls', batch + details.map(detailXml).join('')) +
      element('AddtlNtryInf', entry.additional),
  );
}

function balanceXml({ code, amount, indicator = 'CRDT', currency = 'EUR' }: BalanceOptions): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amountElement(amount, currency)}<CdtDbtInd>${indicator}</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>`;
}

const shapes = {
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '053': ['BkToCstmrStmt', 'Stmt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

function statementXml(statement: StatementOptions, name: string): string {
  const {
    id = 'S-1',
    account = '<IBAN>FR7630006000011234567890189</IBAN>',
    currency = 'EUR',
    sequence,
    count,
  } = statement;
  return element(
    name,
    element('Id', id) +
      (sequence === undefined ? '' : element('ElctrncSeqNb', String(sequence))) +
      element('Acct', element('Id', account) + element('Ccy', currency ?? '')) +
      (statement.balances ?? []).map(balanceXml).join('') +
      (count === undefined ? '' : `<TxsSummry><TtlNtries><NbOfNtries>${count}</NbOfNtries></TtlNtries></TxsSummry>`) +
      (statement.entries ?? []).map(entryXml).join(''),
  );
}

/** A camt message with one statement of one credit, but for what is given. */
export function camt(options: CamtOptions = {}): string {
  const { message = '053', version = '001.08', statements = [{ entries: [{}] }] } = options;
  const namespace = options.namespace ?? `urn:iso:std:iso:20022:tech:xsd:camt.${message}.${version}`;
  const [root, name] = shapes[message];
  const content = statements.map((statement) => statementXml(statement, name)).join('');
  return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="${namespace}"><${root}><GrpHdr><MsgId>M</MsgId></GrpHdr>${content}</${root}></Document>`;
}

/** One statement of these entries. */
export function camtOf(entries: readonly EntryOptions[], options: CamtOptions = {}): string {
  return camt({ ...options, statements: [{ entries }] });
}
