type Subject = { readonly creditorId: string; readonly debtorId: string };

/** Where the API has what belongs to a debtor. */
export function debtorPath({ creditorId, debtorId }: Subject, under = ''): string {
  return `/debtors/${encodeURIComponent(debtorId)}${under}?creditor=${encodeURIComponent(creditorId)}`;
}

/**
 * Where a person works on a debtor: a page of the company's own desk, behind its sign-in; null where it has none. A link
 * in a mail only opens something: whoever gets hold of the mail can change nothing by it, nor can a program that follows
 * links.
 */
export function debtorLink(deskUrl: string | undefined, subject: Subject): string | null {
  return deskUrl === undefined ? null : deskUrl.replace(/\/+$/, '') + debtorPath(subject);
}
