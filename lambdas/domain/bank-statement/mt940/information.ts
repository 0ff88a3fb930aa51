/** What field 86 says about a movement. */
export type Mt940Information = {
  readonly text: string;
  /** Business transaction code of the German banks. */
  readonly germanCode?: string;
  readonly endToEndId?: string;
  readonly mandateId?: string;
  readonly creditorReference?: string;
  readonly references: readonly string[];
  /** Of the other side; payer and payee are who they are, whichever side that is. */
  readonly name?: string;
  readonly payer?: string;
  readonly payee?: string;
  readonly ultimateName?: string;
  readonly iban?: string;
  /** Why it came back. */
  readonly reasonCode?: string;
};
