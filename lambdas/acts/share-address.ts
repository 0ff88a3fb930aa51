import { localDate } from '../domain/calendar/send-window.ts';
import {
  type AddressUse,
  isFreeFor,
  mainAddressOf,
  takenBy,
  takenByFormalNotice,
  waitingFor,
} from '../domain/debtor/address-use.ts';
import type { WindowMessageKind } from '../domain/window/window-message.ts';
import type { Write } from '../ports/write.ts';
import type { Deps } from './dunning-of-case.ts';
import type { TellableNotice } from './message-content.ts';
import { findWindow } from './propose-notice.ts';

/** A message's turn at the address it goes to: what records it together with the message, or that it is another debtor's. */
export type Turn = { readonly kind: 'free'; readonly writes: readonly Write[] } | { readonly kind: 'taken' };

function changeOf(before: AddressUse, after: AddressUse): Write[] {
  return before === after ? [] : [{ kind: 'addressUse', before, after }];
}

/**
 * Whether a message may go to its address today, which another debtor of the same creditor may share. Its writes belong
 * into the transaction that records the message: of two windows at one instant, the second one then asks anew. Reminders
 * that have to wait keep their place among those who do.
 */
export async function turnAtAddress(deps: Deps, kind: WindowMessageKind, first: TellableNotice): Promise<Turn> {
  const { store } = deps;
  const { debtor, policy, now, stage } = first;
  const address = mainAddressOf(debtor);
  if (address === undefined) return { kind: 'free', writes: [] };
  const use = await store.loadAddressUse(debtor.creditor, address);
  const today = localDate(now, policy.sendWindow.timeZone);
  if (kind === 'formal') return { kind: 'free', writes: changeOf(use, takenByFormalNotice(use, debtor.id, today)) };
  if (isFreeFor(use, debtor.id, today)) return { kind: 'free', writes: changeOf(use, takenBy(use, debtor.id, today)) };
  const { date: until } = await findWindow(deps, first, stage);
  await store.commit(changeOf(use, waitingFor(use, debtor.id, { now, today, until })));
  return { kind: 'taken' };
}
