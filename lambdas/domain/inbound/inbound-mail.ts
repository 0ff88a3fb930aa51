/** One field of a mail's head: its name in lower case, its value unfolded. */
export type MailHeader = { readonly key: string; readonly value: string };

/** A mail that came in, as far as anybody looks at it. */
export type InboundMail = {
  /** The same whenever the same mail comes: its Message-ID, else a hash of its bytes. */
  readonly id: string;
  /** From the top down: what the receiving server has added stands above what the sender wrote. */
  readonly headers: readonly MailHeader[];
  /** The address of the one who wrote. */
  readonly from?: string | undefined;
  readonly subject?: string | undefined;
  readonly text?: string | undefined;
};

/** The first field of that name; a sender cannot put his own above the receiving server's. */
export function headerOf({ headers }: Pick<InboundMail, 'headers'>, name: string): string | undefined {
  return headers.find(({ key }) => key === name)?.value;
}

/** All fields of these names. */
export function headersOf({ headers }: Pick<InboundMail, 'headers'>, ...names: readonly string[]): string[] {
  return headers.filter(({ key }) => names.includes(key)).map(({ value }) => value);
}
