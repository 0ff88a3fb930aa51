import type { CivilDate } from '../calendar/civil-date.ts';
import type { Circumstances } from '../circumstances/circumstances.ts';
import type { Debtor } from '../debtor.ts';
import type { DunningPolicy } from '../dunning-policy.ts';
import type { Case } from './case.ts';

/** What is decided from when the day of a pause has come. `today` is the date of `now` in the policy's time zone. */
export type PauseDay = {
  readonly dunned: Case;
  readonly debtor?: Pick<Debtor, 'owner' | 'insolvencies'>;
  readonly policy: DunningPolicy;
  readonly now: string;
  readonly today: CivilDate;
  readonly circumstances?: Circumstances;
};
