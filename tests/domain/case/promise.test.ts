import { describe, expect, it } from 'vitest';
import { assess } from '../../../lambdas/domain/case/assess.ts';
import { cancelInvoice } from '../../../lambdas/domain/case/cancel-invoice.ts';
import { demandableMinor } from '../../../lambdas/domain/case/demandable.ts';
import {
  makePromise,
  type PostedPromise,
  promiseSchema,
  withdrawPromise,
} from '../../../lambdas/domain/case/promise.ts';
import { recordPayment } from '../../../lambdas/domain/case/record-payment.ts';
import { settlementOf } from '../../../lambdas/domain/case/settlement.ts';
import { aCase, aCaseThatSent, aDebtorOnRecord, aPolicy } from '../builders.ts';
import { after, at, inInstalments, paid, promised, settled, taken } from './agreements.ts';
import { plan } from './planning.ts';

const debtor = aDebtorOnRecord();
const policy = aPolicy();
const today = '2026-04-02';
const posted: PostedPromise = { amountMinor: 50_000, promisedFor: '2026-04-10', by: 'Mme Durand', channel: 'phone' };
const make = (changes: Partial<PostedPromise> = {}, dunned = aCase()) =>
  makePromise(dunned, 'P-1', { ...posted, ...changes }, { today, policy });

describe('a promise to pay', () => {
  it('is confirmed to the debtor in writing; who made it is kept apart from the event', () => {
    const { facts, tell, notes, raise } = taken(make());
    expect(facts).toEqual([
      {
        type: 'PromiseMade',
        data: {
          promiseId: 'P-1',
          amountMinor: 50_000,
          promisedFor: '2026-04-10',
          channel: 'phone',
          deadline: '2026-04-13',
          until: '2026-04-14',
          saidMark: expect.stringMatching(/^[0-9a-f]{8}$/),
        },
      },
    ]);
    const subject = { kind: 'promiseConfirmed', id: 'P-1', amountMinor: 50_000, promisedFor: '2026-04-10' };
    expect(tell).toEqual([{ subject }]);
    expect(notes).toEqual([{ id: 'promise-P-1', said: { by: 'Mme Durand' } }]);
    expect(raise).toEqual([]);
  });

  it('for a part covers that part: the rest goes on being dunned', () => {
    const dunned = promised({}, { dunned: aCaseThatSent({ reminderOne: '2026-04-03' }) });
    expect([dunned.status, demandableMinor(dunned, '2026-04-10')]).toEqual(['open', 70_000]);
    const { blockers } = assess({ dunned, debtor, policy, now: '2026-04-10T08:00:00.000Z' });
    expect(blockers).toEqual([]);
  });

  it('for all of it stops the ladder, and next-action says why and until when', () => {
    const dunned = promised({ amountMinor: 120_000 });
    expect(dunned.status).toBe('paused');
    const { blockers } = assess({ dunned, debtor, policy, now: '2026-04-10T08:00:00.000Z' });
    expect(blockers).toMatchObject([{ code: 'promise', until: '2026-04-14T07:00:00.000Z' }]);
  });

  it.each([
    ['a working day', '2026-04-14', 3, '2026-04-20'],
    ['the day after a holiday', '2026-04-30', 0, '2026-05-04'],
    ['the Monday after a weekend', '2026-04-07', 3, '2026-04-13'],
    ['the next day', '2026-04-07', 0, '2026-04-08'],
  ])(
    'is decided on the first business day after its day and its grace: %s',
    (_which, promisedFor, graceDays, until) => {
      const { pauses } = promised({ promisedFor }, { policy: aPolicy({ promiseGraceDays: graceDays }) });
      expect(pauses).toMatchObject([{ until }]);
    },
  );
});

describe('on the day after its grace a promise', () => {
  it.each([
    ['2026-04-13', 'repeated'],
    ['2026-04-14', 'accepted'],
    ['2026-04-15', 'accepted'],
  ])('and not before is broken: on %s %s', (day, kind) => {
    expect(settled(promised(), day)).toMatchObject({ kind });
  });

  it.each([
    [0, 'PromiseBroken', 0],
    [49_900, 'PromiseBroken', 49_900],
    // A rest below the tolerance of 1.00 EUR breaks nothing.
    [49_901, 'PromiseKept', null],
    [50_000, 'PromiseKept', null],
  ])('is decided by what came in for it: %i of 50000', (received, type, told) => {
    const dunned = received === 0 ? promised() : paid(promised(), received, '2026-04-13');
    const fact = type === 'PromiseKept' ? dunned.pauses[0]?.end?.how : taken(settled(dunned, '2026-04-14')).facts[0];
    expect(fact).toEqual(type === 'PromiseKept' ? 'kept' : expect.objectContaining({ type }));
    if (told !== null) expect(fact).toMatchObject({ data: { receivedMinor: told } });
  });

  it('counts only what came in since it was made', () => {
    const dunned = promised({}, { dunned: paid(aCase(), 30_000, '2026-04-01') });
    expect(taken(settled(dunned, '2026-04-14')).facts).toMatchObject([{ data: { receivedMinor: 0 } }]);
  });

  it('broken, asks a person to call with all there is to say, and tells the debtor', () => {
    const dunned = paid(promised(), 30_000, '2026-04-11');
    const { facts, raise, tell } = taken(settled(dunned, '2026-04-14'));
    expect(raise).toMatchObject([
      {
        kind: 'call',
        dueOn: '2026-04-14',
        invoiceId: dunned.id,
        data: {
          number: 'FA-1',
          why: 'promiseBroken',
          balance: { amountMinor: 90_000, currency: 'EUR' },
          promised: { amountMinor: 50_000, currency: 'EUR' },
          promisedFor: '2026-04-10',
          received: { amountMinor: 30_000, currency: 'EUR' },
          brokenPromises: 1,
        },
      },
    ]);
    expect(facts).toMatchObject([{ type: 'PromiseBroken', data: { taskId: raise[0]?.id } }]);
    expect(tell).toMatchObject([{ subject: { kind: 'promiseBroken', receivedMinor: 30_000 } }]);
  });

  it('tells a debtor who broke it at the next opening of the send hours when it is looked at late', () => {
    expect(taken(settled(promised(), '2026-04-18')).tell[0]?.sendAt).toBe('2026-04-20T07:00:00.000Z');
  });

  it('lets the ladder go on as late as it is, so that what follows keeps its distances', () => {
    const whole = promised({ amountMinor: 120_000 });
    const broken = after(whole, settled(whole, '2026-04-14'), '2026-04-14');
    // Reminder one was due on 3 April.
    expect(broken).toMatchObject({ status: 'open', lateDays: 11 });
    const reminded = promised({}, { dunned: aCaseThatSent({ reminderOne: '2026-04-03', reminderTwo: '2026-04-10' }) });
    expect(after(reminded, settled(reminded, '2026-04-14'), '2026-04-14').lateDays).toBe(0);
  });

  it('waits for a bank that was not read to the end of its time, and is looked at every business day until then', () => {
    const none = { version: 1, holds: [], policies: {} };
    const read = (readUpTo: string) => ({ circumstances: { ...none, feeds: { main: { readUpTo } } } });
    const dunned = promised();
    const late = after(dunned, settled(dunned, '2026-04-17', read('2026-04-13T21:59:59.999Z')), '2026-04-17');
    expect(late.pauses).toMatchObject([{ until: '2026-04-20', end: null }]);
    expect(late.version).toBe(dunned.version + 1);
    const { facts } = taken(settled(late, '2026-04-20', read('2026-04-13T22:00:00.000Z')));
    expect(facts).toMatchObject([{ type: 'PromiseBroken' }]);
  });

  it.each([
    // Waited for until Monday 20 April: 5 business days after the deadline of Monday 13 April.
    [0, '2026-04-20', 'PromiseDecisionPutOff'],
    [0, '2026-04-21', 'PromiseBroken'],
    [96, '2026-04-21', 'PromiseDecisionPutOff'],
  ])('under a maximum age of the bank of %i hours does not wait for ever for one read long ago: on %s %s', (...row) => {
    const [maxPaymentFeedAgeHours, day, type] = row;
    const circumstances = { version: 1, holds: [], policies: {}, feeds: { main: { readUpTo: at('2026-03-01') } } };
    const known = { circumstances, policy: aPolicy({ maxPaymentFeedAgeHours }) };
    expect(taken(settled(promised(), day, known)).facts).toMatchObject([{ type }]);
  });

  it.each([
    [true, 0, '2026-04-14'],
    [true, 1, '2026-04-13'],
    [false, 1, '2026-04-14'],
  ])('is without grace, where the policy (%s) says so, for a debtor who broke %i on other invoices', (...row) => {
    const [skipsGraceAfterBrokenPromise, brokenByDebtor, until] = row;
    const strict = aPolicy({ skipsGraceAfterBrokenPromise });
    const { facts } = taken(makePromise(aCase(), 'P-1', posted, { today, policy: strict, brokenByDebtor }));
    expect(facts).toMatchObject([{ data: { until } }]);
  });

  it.each([
    [false, '2026-06-15'],
    [true, '2026-06-11'],
  ])('after a broken one gets its grace unless the policy skips it: %s', (skips, until) => {
    const strict = aPolicy({ skipsGraceAfterBrokenPromise: skips });
    const broken = after(promised(), settled(promised(), '2026-04-14'), '2026-04-14');
    const again = promised(
      { id: 'P-2', promisedFor: '2026-06-10' },
      { dunned: broken, day: '2026-06-01', policy: strict },
    );
    expect(again.pauses[1]).toMatchObject({ until });
    expect(taken(settled(again, until, { policy: strict })).raise).toMatchObject([{ data: { brokenPromises: 2 } }]);
  });
});

describe('a promise while a legal decision is waiting', () => {
  it('is decided on its day all the same: the run waits no longer', () => {
    const legal = {
      kind: 'requested' as const,
      at: at('2026-04-01'),
      taskId: 'T-1',
      taskKind: 'legalDecision' as const,
    };
    const dunned = promised({}, { dunned: aCase({ status: 'escalated', legal }) });
    const { stage, at: waits } = plan({ dunned, now: at('2026-04-02') });
    expect([stage, waits.decisionReview]).toEqual(['decisionPending', '2026-04-14T07:00:00.000Z']);
    expect(taken(settled(dunned, '2026-04-14')).facts).toMatchObject([
      { type: 'PromiseBroken', data: { lateDays: 0 } },
    ]);
  });
});

describe('two promises for one invoice', () => {
  const two = () => promised({ id: 'P-2', amountMinor: 30_000, promisedFor: '2026-04-07' }, { dunned: promised() });

  it('share no payment: the earlier day is served first, the later one with what is left', () => {
    const first = paid(two(), 30_000, '2026-04-03');
    expect(first.pauses.map(({ id, end }) => [id, end?.how ?? null])).toEqual([
      ['P-1', null],
      ['P-2', 'kept'],
    ]);
    expect(demandableMinor(first, '2026-04-03')).toBe(40_000);
    const both = paid(first, 50_000, '2026-04-09');
    expect(both.pauses.map(({ end }) => end?.how)).toEqual(['kept', 'kept']);
  });

  it('can be broken both: what came for the first keeps none of them', () => {
    const little = paid(two(), 20_000, '2026-04-03');
    const first = after(little, settled(little, '2026-04-13'), '2026-04-13');
    expect(taken(settled(first, '2026-04-14')).facts).toMatchObject([
      { type: 'PromiseBroken', data: { promiseId: 'P-1', receivedMinor: 0 } },
    ]);
  });

  it('broken on one day move the ladder once, and the second call knows of both', () => {
    const day = '2026-04-14';
    const same = promised({ id: 'P-2', amountMinor: 70_000 }, { dunned: promised() });
    const decision = taken(settled(same, day));
    expect(decision.facts).toMatchObject([
      // Reminder one was due on 3 April.
      { type: 'PromiseBroken', data: { promiseId: 'P-1', lateDays: 11 } },
      { type: 'PromiseBroken', data: { promiseId: 'P-2', lateDays: 0 } },
    ]);
    expect(decision.raise).toMatchObject([{ data: { brokenPromises: 1 } }, { data: { brokenPromises: 2 } }]);
    expect(after(same, decision, day).lateDays).toBe(11);
  });

  it('cannot promise more than is owed', () => {
    const ask = (amountMinor: number) => makePromise(two(), 'P-3', { ...posted, amountMinor }, { today, policy });
    expect(ask(40_001)).toMatchObject({
      kind: 'refused',
      field: 'amountMinor',
      message: 'with the 80000 promised before is more than the balance, 120000',
    });
    expect(ask(40_000).kind).toBe('accepted');
  });
});

describe('making a promise', () => {
  it.each([
    [{ amountMinor: 120_000 }, 'accepted', undefined],
    [{ amountMinor: 120_001 }, 'refused', 'amountMinor'],
    [{ promisedFor: '2026-04-01' }, 'refused', 'promisedFor'],
    [{ promisedFor: '2026-04-02' }, 'accepted', undefined],
    [{ promisedFor: '2026-09-29' }, 'accepted', undefined],
    [{ promisedFor: '2026-09-30' }, 'refused', 'promisedFor'],
  ] as const)('with %j on 2026-04-02 is %s', (changes, kind, field) => {
    expect(make(changes)).toMatchObject({ kind, ...(field && { field }) });
  });

  it('on a closed case, or beside an instalment plan, is refused', () => {
    expect(make({}, aCase({ status: 'paid' }))).toMatchObject({ kind: 'refused', code: 'closed' });
    expect(make({}, inInstalments())).toMatchObject({ kind: 'refused', code: 'planStands' });
  });

  it('again under the same id changes nothing, also after it has ended; with other content it is refused', () => {
    const ended = after(promised(), withdrawPromise(promised(), 'P-1'), today);
    for (const known of [promised(), ended]) {
      expect(make({}, known).kind).toBe('repeated');
      for (const other of [
        { amountMinor: 49_999 },
        { promisedFor: '2026-04-11' },
        { channel: 'email' as const },
        { by: 'M. Petit' },
      ])
        expect(make(other, known)).toMatchObject({ kind: 'refused', code: 'promiseTaken' });
    }
  });

  it.each([
    [{ by: undefined }, 'by'],
    [{ channel: 'fax' }, 'channel'],
    [{ amountMinor: 0 }, 'amountMinor'],
    [{ amountMinor: 1.5 }, 'amountMinor'],
    [{ promisedFor: '2026-02-30' }, 'promisedFor'],
    [{ id: 'a/b' }, 'id'],
  ])('refuses %j and names the field', (changes, field) => {
    const parsed = promiseSchema.safeParse({ ...posted, ...changes });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });
});

describe('withdrawing a promise', () => {
  it('lets the ladder go on where it stands, and twice changes nothing', () => {
    const whole = promised({ amountMinor: 120_000 });
    const withdrawn = after(whole, withdrawPromise(whole, 'P-1'), today);
    expect(withdrawn).toMatchObject({ status: 'open', pauses: [{ end: { how: 'lifted' } }] });
    expect(withdrawPromise(withdrawn, 'P-1').kind).toBe('repeated');
    expect(settled(withdrawn, '2026-04-14').kind).toBe('repeated');
  });

  it('that was never made is refused', () => {
    expect(withdrawPromise(aCase(), 'P-1')).toMatchObject({ kind: 'refused', code: 'unknown' });
  });
});

describe('odoo/odoo#3553: an old promise does not outlive what it was about', () => {
  it('is kept by the payment that settles the invoice, even by one larger than promised', () => {
    const dunned = paid(promised(), 120_000, '2026-04-03');
    expect(dunned).toMatchObject({ status: 'paid', pauses: [{ end: { how: 'kept' } }] });
  });

  it.each([
    [1, 'PromiseKept'],
    [0, 'PauseLifted'],
  ])('is kept by money alone: settled with %i cents of it, %s', (paidMinor, type) => {
    const { facts } = settlementOf(promised(), { reducedMinor: 120_000, paidMinor }, policy);
    expect(facts).toMatchObject([{ type }]);
  });

  it('ends with a canceled invoice, neither kept nor broken', () => {
    const dunned = promised();
    const canceled = after(
      dunned,
      cancelInvoice(dunned, { reason: 'error' }, { now: '2026-04-03T08:00:00.000Z', today }),
      '2026-04-03',
    );
    expect(canceled).toMatchObject({ status: 'canceled', pauses: [{ end: { how: 'lifted' } }] });
    const reopened = after(
      canceled,
      { ...taken(make()), facts: [{ type: 'CaseReopened', data: { reason: 'canceled by mistake', run: 2 } }] },
      '2026-06-01',
    );
    expect(settled(reopened, '2026-06-02').kind).toBe('repeated');
  });

  it('leaves nobody to call once the invoice is paid, unless he has done so', () => {
    const broken = after(promised(), settled(promised(), '2026-04-14'), '2026-04-14');
    const taskId = broken.pauses[0]?.kind === 'promise' ? broken.pauses[0].taskId : null;
    const payment = {
      id: 'bank-1',
      amount: { amountMinor: 120_000, currency: 'EUR' as const },
      receivedOn: '2026-04-15',
    };
    const pay = (dunned: typeof broken) =>
      taken(recordPayment(dunned, payment, { now: at('2026-04-15'), today: '2026-04-15', policy })).end;
    expect(pay(broken)).toEqual([{ taskId, result: 'paid' }]);
    const done = { type: 'TaskDone' as const, data: { taskId: taskId ?? '', kind: 'call' as const, result: 'called' } };
    const called = after(broken, { ...taken(make()), facts: [done] }, '2026-04-14');
    expect(pay(called)).toEqual([]);
  });
});
