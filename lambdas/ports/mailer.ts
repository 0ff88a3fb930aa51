/** What SES said, or that nobody knows what it said. */
export type MailOutcome =
  | { readonly kind: 'sent'; readonly messageId: string }
  /** Transient when SES takes no mail for the time being: nothing is wrong with this one. */
  | { readonly kind: 'refused'; readonly reason: string; readonly isTransient: boolean }
  | { readonly kind: 'unknown'; readonly reason: string };

export type Mailer = {
  /** `to` is everybody it goes to, copies included. */
  send(mail: { from: string; to: readonly string[]; mime: Buffer; messageKey: string }): Promise<MailOutcome>;
};
