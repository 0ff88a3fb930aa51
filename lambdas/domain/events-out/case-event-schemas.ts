import type * as z from 'zod';
import type { CaseEventType, CaseFact } from '../case/events.ts';
import { askEvents } from './ask-events.ts';
import { invoiceEvents } from './invoice-events.ts';
import { moneyEvents } from './money-events.ts';
import { noticeEvents } from './notice-events.ts';
import { pauseEvents } from './pause-events.ts';
import { statusEvents } from './status-events.ts';

/** What each event of a case says, by its type. */
export const caseEventSchemas = {
  ...invoiceEvents,
  ...moneyEvents,
  ...noticeEvents,
  ...pauseEvents,
  ...askEvents,
  ...statusEvents,
};

/** A type without `readonly`, and without the difference between a value that is absent and one that is undefined. */
type Plain<T> = T extends readonly (infer E)[]
  ? Plain<E>[]
  : T extends object
    ? { -readonly [K in keyof T]: Plain<Exclude<T[K], undefined>> }
    : T;
type DataOf<T extends CaseEventType, F = CaseFact> = F extends { type: infer N; data: infer D }
  ? T extends N
    ? D
    : never
  : never;
type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Schemas = typeof caseEventSchemas;
type Differing = {
  [T in CaseEventType]: T extends keyof Schemas
    ? IsSame<Plain<DataOf<T>>, Plain<z.infer<Schemas[T]>>> extends true
      ? never
      : T
    : T;
}[CaseEventType];

// Names, as an error of the compiler, each event that has no schema here, or one that says something else than its type.
({}) satisfies Record<Differing, true>;
({}) satisfies Record<Exclude<keyof Schemas, CaseEventType>, true>;
