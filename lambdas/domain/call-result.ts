import * as z from 'zod';
import { civilDateSchema } from './calendar/civil-date.ts';
import { type Refused, refused } from './case/decision.ts';
import { disputeSchema, type PostedDispute } from './case/dispute.ts';
import { holdSchema, type PostedHold } from './case/hold.ts';
import { type PostedPromise, promiseSchema } from './case/promise.ts';
import { taskResultSchema } from './task.ts';

/** How a call of the debtor may end. */
export const callResults = ['promise', 'dispute', 'hold', 'coolOff', 'told', 'noAnswer'] as const;
type CallResultName = (typeof callResults)[number];

const onlyOfCalls = {
  promise: promiseSchema.optional(),
  dispute: disputeSchema.optional(),
  hold: holdSchema.optional(),
  retryOn: civilDateSchema.optional(),
  coolOffDays: z.int().min(1).max(30).optional(),
};
type CallField = keyof typeof onlyOfCalls;

/** POST /tasks/{id}/done. All but `result` is for calls: what was said, in one request. */
export const taskAnswerSchema = taskResultSchema.extend(onlyOfCalls);
export type PostedTaskAnswer = z.infer<typeof taskAnswerSchema>;

/** What came of a call. */
export type CallResult =
  | { readonly result: 'promise'; readonly promise: PostedPromise }
  | { readonly result: 'dispute'; readonly dispute: PostedDispute }
  | { readonly result: 'hold'; readonly hold: PostedHold }
  | { readonly result: 'coolOff'; readonly coolOffDays: number }
  | { readonly result: 'told' }
  | { readonly result: 'noAnswer'; readonly retryOn: string | undefined };

/** Which fields each result takes; the first must be there. */
const fieldsOf = {
  promise: { needs: 'promise', takes: ['promise'] },
  dispute: { needs: 'dispute', takes: ['dispute'] },
  hold: { needs: 'hold', takes: ['hold'] },
  coolOff: { needs: 'coolOffDays', takes: ['coolOffDays'] },
  told: { needs: undefined, takes: [] },
  noAnswer: { needs: undefined, takes: ['retryOn'] },
} as const satisfies Record<
  CallResultName,
  { readonly needs: CallField | undefined; readonly takes: readonly CallField[] }
>;

const callFields = Object.keys(onlyOfCalls) as CallField[];

/** Why the answer to a task that is not a call cannot be taken: it holds what only a call can bring. */
export function refusalOfPlainAnswer(posted: PostedTaskAnswer): Refused | undefined {
  const field = callFields.find((each) => posted[each] !== undefined);
  return field && refused(field, 'belongs to the result of a call; this task is another one', field);
}

/** What came of a call, or why it cannot be taken as told: each result takes its own fields, and no others. */
export function callResultOf(posted: PostedTaskAnswer): CallResult | Refused {
  const result = callResults.find((known) => known === posted.result);
  if (result === undefined) return refused('result', `is not one of: ${callResults.join(', ')}`, 'result');
  const { needs, takes } = fieldsOf[result];
  const extra = callFields.find((field) => posted[field] !== undefined && !takes.some((taken) => taken === field));
  if (extra !== undefined) return refused(extra, `does not go with the result ${result}`, extra);
  const { promise, dispute, hold, coolOffDays, retryOn } = posted;
  if (needs !== undefined && posted[needs] === undefined)
    return refused(needs, `is missing: the result ${result} needs it`, needs);
  if (promise) return { result: 'promise', promise };
  if (dispute) return { result: 'dispute', dispute };
  if (hold) return { result: 'hold', hold };
  if (coolOffDays !== undefined) return { result: 'coolOff', coolOffDays };
  return result === 'noAnswer' ? { result, retryOn } : { result: 'told' };
}
