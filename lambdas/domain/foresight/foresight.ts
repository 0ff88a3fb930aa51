import type { Blocker } from '../case/blocker.ts';
import type { Case } from '../case/case.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import type { Debtor } from '../debtor.ts';
import type { AddressUse } from '../debtor/address-use.ts';
import type { DunningPolicy, Stage } from '../dunning-policy.ts';
import type { TransactionalSubject } from '../message/transactional.ts';
import type { DebtorWindow } from '../window/window.ts';
import type { WindowMessageKind } from '../window/window-message.ts';

/** A case of the debtor, and by when it should have moved: an hour after what its run waits for. */
export type KnownCase = { readonly dunned: Case; readonly policy: DunningPolicy; readonly wakeBy: string | null };

/** All that decides what a debtor is sent, as it stands now. */
export type DebtorFacts = {
  readonly debtor: Debtor;
  readonly cases: readonly KnownCase[];
  /** Those of today and later, and those that notices wait in. */
  readonly windows: readonly DebtorWindow[];
  readonly circumstances: Circumstances;
  /** Who has the address his messages go to first; absent where none takes mail. Others may yet come before him. */
  readonly addressUse?: AddressUse | undefined;
  readonly now: string;
};

/** A case as it will be at the instant of a message. */
export type ForeseenSituation = {
  readonly dunned: Case;
  readonly debtor: Debtor;
  readonly policy: DunningPolicy;
  readonly circumstances: Circumstances;
  readonly now: string;
};

/** A notice as it will be told. */
export type ForeseenNotice = ForeseenSituation & { readonly stage: Stage };

/** A message that leaves when nothing happens before it does. */
export type ForeseenMessage = {
  readonly sendAt: string;
  /** The bank has to be read before: unread for longer than the policy allows, nothing leaves. */
  readonly needsBankRead: boolean;
} & (
  | {
      readonly kind: WindowMessageKind;
      readonly notices: readonly [ForeseenNotice, ...ForeseenNotice[]];
      /** The cases of the debtor that are open then, told or not. */
      readonly open: readonly Case[];
    }
  | { readonly kind: 'transactional'; readonly situation: ForeseenSituation; readonly subject: TransactionalSubject }
);

/** A case of which nothing is sent, and why. */
export type Withheld = { readonly dunned: Case; readonly blockers: readonly Blocker[] };

/** What a debtor will be sent, in the order in which it leaves, and what not. */
export type Foresight = { readonly messages: readonly ForeseenMessage[]; readonly withheld: readonly Withheld[] };
