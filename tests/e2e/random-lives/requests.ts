import { addDays } from '../../../lambdas/domain/calendar/civil-date.ts';
import { punctualPolicy } from '../punctual-policy.ts';
import type { RunningStack } from '../running-stack.ts';
import type { Act, ActOf } from './acts.ts';
import { isLegal, legalRequest } from './legal-requests.ts';
import { moneyRequest } from './money-requests.ts';
import type { Known, Reference } from './reference.ts';
import { taskRequest } from './task-requests.ts';

export type Request = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  /** What only a named person may do. */
  readonly isByPerson?: boolean;
};

export type Scene = {
  readonly running: RunningStack;
  readonly invoices: readonly Known[];
  readonly known: Known;
  readonly today: string;
  /** Of the act: what it makes is called so. */
  readonly name: string;
  readonly reference: Reference;
};

/** What is asked of the API for an act on the day; undefined when there is nothing to do it to. */
export async function requestOf(act: Act, scene: Scene): Promise<Request | undefined> {
  if (isLegal(act)) return legalRequest(act, scene);
  const { running, known, today, name } = scene;
  const { call, invoice } = running;
  const { id, debtorId } = known;
  const path = `/invoices/${id}`;
  const later = (days: number) => addDays(today, days);
  const post = (to: string, body: object): Request => ({ method: 'POST', path: to, body });
  const decide = (decision: object) => post(`${path}/legal-decision`, { ...decision, reason: 'looked at' });
  switch (act.kind) {
    case 'pay':
    case 'payByBus':
    case 'payMany':
    case 'use':
    case 'credit':
    case 'reverse':
    case 'reverseWhole':
      return moneyRequest(act, scene);
    case 'promise': {
      const { amountMinor, inDays } = act;
      const said = { by: 'A. Buyer', channel: 'phone' };
      return post(`${path}/promises`, { id: name, amountMinor, promisedFor: later(inDays), ...said });
    }
    case 'dispute': {
      const { amountMinor } = act;
      const body = { id: name, reason: 'quality', reviewOn: later(act.inDays), ...(amountMinor && { amountMinor }) };
      return post(`${path}/disputes`, body);
    }
    case 'plan': {
      const { amountMinor } = (await invoice(id)).balance;
      const part = Math.floor(amountMinor / act.parts);
      const instalments = Array.from({ length: act.parts }, (_, index) => ({
        amountMinor: index === 0 ? amountMinor - part * (act.parts - 1) : part,
        dueOn: later(act.inDays * (index + 1)),
      }));
      return post(`${path}/instalment-plans`, { id: name, instalments });
    }
    case 'hold':
      return post(`${path}/holds`, { id: name, reason: 'later', until: later(act.inDays) });
    case 'holdDebtor':
      return post(`/debtors/${debtorId}/holds`, { id: name, reason: 'later', until: later(act.inDays) });
    case 'holdAll': {
      const until = later(Math.min(5, act.inDays));
      return post('/holds', { id: name, scope: 'creditor', key: 'main', reason: 'later', until });
    }
    case 'amend':
      return { method: 'PATCH', path, body: { dueDate: later(act.inDays) } };
    case 'cancel':
      return post(`${path}/cancel`, { reason: 'error' });
    case 'reopen':
      return post(`${path}/reopen`, { reason: 'no error' });
    case 'extend':
      return decide({ decision: 'extend', until: later(act.inDays) });
    case 'reply': {
      const notice = (await invoice(id)).notices[act.nth];
      return notice?.messageId && post(`/messages/${notice.messageId}/replies`, { id: name, text: 'Why?' });
    }
    case 'void': {
      const notice = (await invoice(id)).notices.at(-1);
      return notice && post(`${path}/notices/void`, { stage: notice.stage, cycle: notice.cycle, reason: 'too early' });
    }
    case 'doNotWrite':
      return { method: 'PATCH', path: `/debtors/${debtorId}`, body: { doNotWrite: act.isSilent } };
    case 'callTasks': {
      const { body } = await call('GET', `/policies/${punctualPolicy.id}`);
      const callTasks = act.days.map((offsetDays) => ({ offsetDays, minimumBalanceMinor: 0 }));
      return {
        method: 'PUT',
        path: `/policies/${punctualPolicy.id}`,
        body: { ...body, version: undefined, callTasks },
      };
    }
    case 'task':
      return taskRequest(act, scene);
    case 'liftDebtor': {
      const hold = (await call('GET', `/debtors/${debtorId}`)).body.holds?.[act.nth];
      return hold && { method: 'DELETE', path: `/debtors/${debtorId}/holds/${hold.id}` };
    }
    case 'lift':
    case 'withdraw':
    case 'accept':
    case 'resolve':
      return endingOf((await invoice(id)).pauses, act, scene);
  }
}

const concerned = {
  lift: ['hold'],
  withdraw: ['promise', 'instalmentPlan'],
  accept: ['instalmentPlan'],
  resolve: ['dispute'],
} as const;
const folders = {
  hold: 'holds',
  promise: 'promises',
  instalmentPlan: 'instalment-plans',
  dispute: 'disputes',
} as const;

/** What ends or accepts one of the pauses of an invoice. */
function endingOf(
  pauses: readonly { readonly kind: keyof typeof folders; readonly id: string }[],
  act: ActOf<'lift' | 'withdraw' | 'accept' | 'resolve'>,
  { known, today }: Scene,
): Request | undefined {
  const kinds: readonly string[] = concerned[act.kind];
  const pause = pauses.filter((each) => kinds.includes(each.kind))[act.nth];
  if (!pause) return undefined;
  const path = `/invoices/${known.id}/${folders[pause.kind]}/${pause.id}`;
  if (act.kind === 'accept')
    return { method: 'POST', path: `${path}/acceptance`, body: { on: today, how: 'email', by: 'A. Buyer' } };
  if (act.kind !== 'resolve') return { method: 'DELETE', path };
  const { outcome, amountMinor } = act;
  const body = outcome === 'partly' ? { outcome, creditMinor: amountMinor } : { outcome };
  return { method: 'POST', path: `${path}/resolution`, body };
}
