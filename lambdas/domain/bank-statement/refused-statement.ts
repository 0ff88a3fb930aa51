/** Why a whole file is refused: one code for each kind of fault, of which a program can make something. */
export type RefusalCode =
  | 'unknownFormat'
  | 'unknownVersion'
  | 'tooLarge'
  | 'brokenFile'
  | 'brokenStructure'
  | 'noStatement'
  | 'noAccount'
  | 'noCurrency'
  | 'noAmount'
  | 'otherAccount';

/** Ends the reading of a file. It never leaves `readStatements`, which answers with its code and reason. */
export class RefusedStatementError extends Error {
  override readonly name = 'RefusedStatementError';
  readonly code: RefusalCode;
  constructor(code: RefusalCode, reason: string) {
    super(reason);
    this.code = code;
  }
}

/** Refuses the file that is being read. */
export function refuse(code: RefusalCode, reason: string): never {
  throw new RefusedStatementError(code, reason);
}
