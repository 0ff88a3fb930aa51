export type Mt940Options = {
  readonly reference?: string;
  readonly account?: string | null;
  readonly number?: string;
  readonly opening?: string | null;
  readonly closing?: string | null;
  /** Fields between the balances, each with its tag. */
  readonly fields?: readonly string[];
};

/** One message: a statement that opens at nothing and closes at nothing, but for what is given. */
export function mt940(options: Mt940Options = {}): string {
  const { reference = 'STMT1', account = '30006/12345678901', number = '7/1', fields = [] } = options;
  const { opening = ':60F:C260301EUR0,00', closing = ':62F:C260302EUR0,00' } = options;
  const lines = [
    `:20:${reference}`,
    ...(account === null ? [] : [`:25:${account}`]),
    `:28C:${number}`,
    ...(opening === null ? [] : [opening]),
    ...fields,
    ...(closing === null ? [] : [closing]),
    '-',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** A message of one movement and what is said about it. */
export const movement = (line: string, ...information: readonly string[]) =>
  mt940({ fields: [`:61:${line}`, ...(information.length === 0 ? [] : [`:86:${information.join('\r\n')}`])] });
