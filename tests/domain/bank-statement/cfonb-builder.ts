/** What a record holds; unnamed fields are those of the account in all of them. */
export type CfonbFields = {
  readonly bank?: string;
  readonly branch?: string;
  readonly account?: string;
  readonly currency?: string;
  readonly decimals?: string;
  readonly date?: string;
};

type OperationFields = CfonbFields & {
  readonly valueDate?: string;
  readonly rejection?: string;
  readonly label?: string;
  readonly entryNumber?: string;
  readonly reference?: string;
};

/** Thirteen digits and the one that carries the sign. */
export function cfonbField(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(14, '0');
  return digits.slice(0, 13) + (minor < 0 ? '}JKLMNOPQR' : '{ABCDEFGHI').charAt(Number(digits.at(-1)));
}

/** Puts texts at their columns, counted from one. */
function record(fields: readonly (readonly [number, string])[]): string {
  return fields.reduce(
    (line, [from, text]) => line.slice(0, from - 1) + text + line.slice(from - 1 + text.length),
    ' '.repeat(120),
  );
}

function head(code: string, fields: CfonbFields): readonly (readonly [number, string])[] {
  const { bank = '30006', branch = '00001', account = '12345678901', currency = 'EUR', decimals = '2' } = fields;
  return [
    [1, code],
    [3, bank],
    [12, branch],
    [17, currency],
    [20, decimals],
    [22, account],
    [35, fields.date ?? '020326'],
  ];
}

export const oldBalance = (minor: number | string, fields: CfonbFields = {}) =>
  record([...head('01', fields), [91, typeof minor === 'string' ? minor : cfonbField(minor)]]);

export const newBalance = (minor: number | string, fields: CfonbFields = {}) =>
  record([...head('07', fields), [91, typeof minor === 'string' ? minor : cfonbField(minor)]]);

export function operation(minor: number | string, fields: OperationFields = {}): string {
  const { valueDate = '030326', rejection = '', label = 'VIR SEPA', entryNumber = '0000000', reference = '' } = fields;
  return record([
    ...head('04', fields),
    [33, '18'],
    [41, rejection],
    [43, valueDate],
    [49, label],
    [82, entryNumber],
    [91, typeof minor === 'string' ? minor : cfonbField(minor)],
    [105, reference],
  ]);
}

export const detail = (qualifier: string, text: string, fields: CfonbFields = {}) =>
  record([...head('05', fields), [33, '18'], [46, qualifier], [49, text]]);

/** A statement that opens at nothing and closes at what its operations make. */
export function cfonb(operations: readonly string[], sum: number): string {
  return [oldBalance(0), ...operations, newBalance(sum)].join('\r\n');
}
