import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { localDate } from '../domain/calendar/send-window.ts';
import { canonicalJson, contentHash } from '../domain/canonical-json.ts';
import type { Imported } from '../domain/bulk/import-hold.ts';
import type { Case } from '../domain/case/case.ts';
import { daysFromPolicy, dunnedSoFarFaults, toldAt } from '../domain/case/dunned-so-far.ts';
import { record } from '../domain/case/event-log.ts';
import { wakeAfter } from '../domain/case/wake.ts';
import { type Circumstances, noCircumstances } from '../domain/circumstances/circumstances.ts';
import { creditorReferenceOf } from '../domain/creditor-reference/invoice-reference.ts';
import type { Debtor, DebtorDetails } from '../domain/debtor.ts';
import { debtorDetailsSchema } from '../domain/debtor.ts';
import { gainContacts } from '../domain/debtor/gain-contacts.ts';
import type { Fault } from '../domain/fault.ts';
import { invoiceFaults } from '../domain/invoice-faults.ts';
import { latePaymentFaults } from '../domain/late-payment/late-payment-faults.ts';
import { type PostedInvoice, receivableOf } from '../domain/invoice.ts';
import { invoiceIdOf } from '../domain/invoice-id.ts';
import { type Governed, policiesInForce, policyFor, type Settings } from '../domain/settings.ts';
import type { Write } from '../ports/write.ts';
import { writesOfDebtor } from './change-debtor.ts';
import type { Deps } from './dunning-of-case.ts';
import { onFreshState } from './fresh-state.ts';
import { namingWrites } from './naming.ts';
import { newDebtorWrites } from './new-debtor.ts';
import { payerProfile } from './payer-profile.ts';

export type Warning = { readonly code: string; readonly message: string };

export type PostedOutcome =
  | {
      readonly kind: 'created' | 'same';
      readonly dunned: Case;
      readonly debtor: Debtor;
      /** The date in the time zone of the case's policy. */
      readonly today: CivilDate;
      readonly warnings: readonly Warning[];
    }
  | { readonly kind: 'invalid'; readonly faults: readonly Fault[] }
  | { readonly kind: 'conflict'; readonly invoiceId: string };

/**
 * What is posted about a debtor we know is compared, never taken over: a billing run must not overwrite an address. The
 * days on which he is written to, who looks after him and what was agreed with him about late payment are finance's
 * choice: a billing run that names none says nothing of them.
 */
function debtorWarnings(known: Debtor, posted: DebtorDetails): Warning[] {
  const daysOf = ({ contactDays }: DebtorDetails) => (posted.contactDays === undefined ? [] : (contactDays ?? []));
  const ownerOf = ({ owner }: DebtorDetails) => (posted.owner === undefined ? null : (owner ?? null));
  const termsOf = ({ latePayment }: DebtorDetails) => (posted.latePayment === undefined ? null : (latePayment ?? null));
  const choicesOf = (of: DebtorDetails) => ({
    contactDays: daysOf(of),
    owner: ownerOf(of),
    latePayment: termsOf(of),
  });
  const details: DebtorDetails = { ...debtorDetailsSchema.strip().parse(known), ...choicesOf(known) };
  const named: DebtorDetails = { ...posted, ...choicesOf(posted) };
  const fields = Object.keys({ ...details, ...named }) as (keyof DebtorDetails)[];
  const other = fields.filter((field) => canonicalJson({ v: details[field] }) !== canonicalJson({ v: named[field] }));
  if (other.length === 0) return [];
  return [{ code: 'debtorKept', message: `The debtor is known with other data, which was kept: ${other.join(', ')}.` }];
}

/** What the deployment's creditors and policies refuse in an invoice, well formed or not. */
export function faultsOfPosted(
  settings: Settings,
  posted: unknown,
  circumstances: Circumstances = noCircumstances,
): readonly Fault[] {
  const policyIds = policiesInForce(settings, circumstances).map(({ id }) => id);
  return invoiceFaults(posted, settings.creditors, policyIds);
}

/** The same with the policies that were added since: asked for only where the deployment's own do not suffice. */
export async function faultsInForce({ store, settings }: Deps, posted: unknown): Promise<readonly Fault[]> {
  const faults = faultsOfPosted(settings, posted);
  const isAboutPolicy = faults.some(({ field }) => field === 'policyId' || field === 'debtor.policyId');
  return isAboutPolicy ? faultsOfPosted(settings, posted, await store.loadCircumstances()) : faults;
}

/**
 * Takes an invoice: opens its case, and the debtor with it when he is new. The same invoice again changes nothing.
 * `imported`: with which import it comes, where nothing leaves before that is released; `flags`: what was odd about the
 * e-invoice it came in, by codes.
 */
export async function postInvoice(
  deps: Deps,
  posted: PostedInvoice,
  by: string,
  { imported, flags = [] }: { readonly imported?: Imported | undefined; readonly flags?: readonly string[] } = {},
): Promise<PostedOutcome> {
  const { store, settings, clock } = deps;
  const faults = [...(await faultsInForce(deps, posted)), ...latePaymentFaults(posted)];
  if (faults.length > 0) return { kind: 'invalid', faults };
  const invoice = receivableOf(posted);
  const id = invoiceIdOf(invoice.creditor, invoice.number);
  const hash = contentHash(invoice);

  return onFreshState(async (): Promise<PostedOutcome> => {
    const { cases, debtor: known, circumstances } = await store.load({ cases: [id], debtor: invoice });
    const [existing] = cases;
    const now = clock.now();
    const gained = known && !existing ? gainContacts(known, posted.debtor) : undefined;
    const isGained = gained?.kind === 'accepted';
    const debtor: Debtor = (isGained ? gained.after : known) ?? {
      ...posted.debtor,
      creditor: invoice.creditor,
      version: 1,
      createdAt: now,
      ...(posted.dunnedSoFar && { lastContactAt: toldAt(posted.dunnedSoFar.on) }),
      thread: [],
    };
    if (existing && existing.contentHash !== hash) return { kind: 'conflict', invoiceId: id };
    const debtorWrites = (): readonly Write[] => {
      if (known)
        return isGained ? writesOfDebtor(deps, { debtor: known, circumstances, now }, gained, { by }).writes : [];
      return newDebtorWrites(deps, { debtor, circumstances, now });
    };
    const todayOf = (dunned: Governed) =>
      localDate(now, policyFor(settings, dunned, debtor, circumstances).sendWindow.timeZone);
    const payer =
      known && (await payerProfile({ store, now }, known, policyFor(settings, { invoice }, known, circumstances)));
    const warnings = known
      ? [...(known.erasedAt ? [] : debtorWarnings(known, posted.debtor)), ...(payer?.suggestions ?? [])]
      : [];
    if (existing) return { kind: 'same', dunned: existing, debtor, today: todayOf(existing), warnings };
    // Fixed here: by its own lateness a case must not come under another policy in the middle of its ladder.
    const payerGrade = payer?.grade ?? 'new';
    const policy = policyFor(settings, { invoice, payerGrade }, debtor, circumstances);
    const early = dunnedSoFarFaults(posted, localDate(now, policy.sendWindow.timeZone));
    if (early.length > 0) return { kind: 'invalid', faults: early };
    const lateDays = daysFromPolicy(posted, policy);
    const creditorReference = creditorReferenceOf(invoice.creditor, invoice.number);
    const data = {
      id,
      invoice,
      contentHash: hash,
      payerGrade,
      creditorReference,
      ...(lateDays !== 0 && { lateDays }),
      ...(imported && { imported }),
      ...(flags.length > 0 && { flags }),
    };
    const fact = { type: 'InvoicePosted' as const, data };
    const { after, events } = record(undefined, [fact], { at: now, by });
    const opening: Write = { kind: 'case', before: undefined, after, events, wakeBy: wakeAfter(now) };
    await store.commit([opening, ...namingWrites(after), ...debtorWrites()]);
    return { kind: 'created', dunned: after, debtor, today: todayOf(after), warnings };
  });
}
