import { describe, expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { linesOf, readPdf } from '../documents/pdf-text.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack, type RunningStack } from './running-stack.ts';

/** Messages that left on a day, with the numbers of the invoices they tell of. */
async function mailsOn({ stack }: RunningStack, day: string): Promise<{ subject: string; numbers: string[] }[]> {
  const kept = stack.ses.messages().filter(({ at }) => new Date(at).toISOString().startsWith(day));
  return Promise.all(
    kept.map(async ({ sesId }) => {
      const mail = await stack.ses.parsed(sesId);
      const numbers = new Set((mail?.text ?? '').match(/FA-\d+/g) ?? []);
      return { subject: mail?.subject ?? '', numbers: [...numbers].toSorted() };
    }),
  );
}

/** The files that went with the messages of a day: their names, and the numbers of the invoices in them. */
async function filesOn({ stack }: RunningStack, day: string): Promise<{ name: string; numbers: string[] }[]> {
  const kept = stack.ses.messages().filter(({ at }) => new Date(at).toISOString().startsWith(day));
  const mails = await Promise.all(kept.map(({ sesId }) => stack.ses.parsed(sesId)));
  return mails
    .flatMap((mail) => mail?.attachments ?? [])
    .map(({ filename, content }) => {
      const lines = readPdf(Buffer.from(content as ArrayBuffer)).flatMap(linesOf);
      return { name: filename ?? '', numbers: lines.flatMap((line) => /^(FA-\d+) \|/.exec(line)?.[1] ?? []) };
    });
}

const numbersFrom = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => `FA-${first + index}`);

describe('the notices of one debtor', () => {
  it('frappe/erpnext#12429, OCA/credit-control#470, #432, #460: for twelve invoices at three stages on one day leave as one message, the strictest first', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z', { policies: [punctualPolicy] });
    const { post, playTo, events } = running;
    const due = [
      { dueDate: '2026-04-07', numbers: numbersFrom(100, 4) },
      { dueDate: '2026-03-31', numbers: numbersFrom(200, 4) },
      { dueDate: '2026-03-21', numbers: numbersFrom(300, 4) },
    ];
    const ids: string[] = [];
    for (const { dueDate, numbers } of due)
      for (const number of numbers) ids.push(await post(anInvoice({ number, dueDate, paymentMeans: undefined })));
    // Not in the message: nothing is to be said of it yet.
    await post(anInvoice({ number: 'FA-400', dueDate: '2026-05-29', paymentMeans: undefined }));
    await playTo('2026-04-11T00:00:00Z');
    expect(await mailsOn(running, '2026-04-10')).toEqual([
      {
        subject: expect.any(String),
        numbers: [...numbersFrom(100, 4), ...numbersFrom(200, 4), ...numbersFrom(300, 4)],
      },
    ]);
    expect(await filesOn(running, '2026-04-10')).toEqual([
      {
        name: 'releve-de-compte-2026-04-10.pdf',
        numbers: [...numbersFrom(300, 4), ...numbersFrom(200, 4), ...numbersFrom(100, 4), 'FA-400'],
      },
    ]);
    const sent = (await Promise.all(ids.map(events))).map((all) =>
      all.find(({ type, at, data }) => type.endsWith('Sent') && data.stage && at.startsWith('2026-04-10')),
    );
    expect(sent.map((event) => event?.data.stage)).toEqual([
      ...Array.from({ length: 4 }, () => 'reminderOne'),
      ...Array.from({ length: 4 }, () => 'reminderTwo'),
      ...Array.from({ length: 4 }, () => 'directNotice'),
    ]);
    expect(new Set(sent.map((event) => event?.data.messageId)).size).toBe(1);
  });

  it('of two debtors leave as two messages', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z');
    for (const debtor of ['C-1', 'C-2'])
      await running.post(
        anInvoice({ number: `FA-${debtor.slice(2)}`, debtor: aDebtor({ id: debtor }), paymentMeans: undefined }),
      );
    await running.playTo('2026-03-25T00:00:00Z');
    const mails = await mailsOn(running, '2026-03-24');
    expect(mails.map(({ numbers }) => numbers.join()).toSorted()).toEqual(['FA-1', 'FA-2']);
  });

  it('keep the contact delay: none is dropped, and each goes on from its own sending', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z');
    const first = await running.post(anInvoice({ number: 'FA-1', dueDate: '2026-03-31' }));
    const second = await running.post(anInvoice({ number: 'FA-2', dueDate: '2026-04-01' }));
    await running.playTo('2026-05-04T00:00:00Z');
    expect(await running.notices(first)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
      '2026-04-20 directNotice',
    ]);
    expect(await running.notices(second)).toEqual([
      '2026-03-27 courtesyNotice',
      '2026-04-07 reminderOne',
      '2026-04-13 reminderTwo',
      '2026-04-23 directNotice',
    ]);
  });

  it('moved by the contact delay once are not moved again: a formal notice of that day does not hold them', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z', { policies: [punctualPolicy] });
    const { post, playTo, notices } = running;
    const formal = await post(anInvoice({ number: 'FA-1', dueDate: '2026-03-31', paymentMeans: undefined }));
    const other = await post(anInvoice({ number: 'FA-2', dueDate: '2026-04-24', paymentMeans: undefined }));
    const moved = await post(anInvoice({ number: 'FA-3', dueDate: '2026-05-01', paymentMeans: undefined }));
    await playTo('2026-05-08T00:00:00Z');
    expect((await notices(other)).at(-1)).toBe('2026-05-04 reminderTwo');
    // Due on May 5 and 6, both three days after that contact.
    expect((await notices(formal)).at(-1)).toBe('2026-05-07 legalEscalation');
    expect((await notices(moved)).at(-1)).toBe('2026-05-07 reminderOne');
    expect((await mailsOn(running, '2026-05-07')).map(({ numbers }) => numbers)).toEqual([['FA-1'], ['FA-3']]);
  });

  it('with a formal notice among them: it leaves alone, and the reminder follows after the contact delay', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z', { policies: [punctualPolicy] });
    const { post, playTo, notices } = running;
    const old = await post(anInvoice({ number: 'FA-1', dueDate: '2026-03-31', paymentMeans: undefined }));
    const young = await post(anInvoice({ number: 'FA-2', dueDate: '2026-04-30', paymentMeans: undefined }));
    await playTo('2026-05-13T00:00:00Z');
    expect((await notices(old)).at(-1)).toBe('2026-05-05 legalEscalation');
    expect(await mailsOn(running, '2026-05-05')).toEqual([{ subject: expect.any(String), numbers: ['FA-1'] }]);
    const [letter, ...others] = await filesOn(running, '2026-05-05');
    expect([letter?.name, new Set(letter?.numbers), others]).toEqual([
      'mise-en-demeure-2026-05-05.pdf',
      new Set(['FA-1']),
      [],
    ]);
    expect((await notices(young)).slice(0, 2)).toEqual(['2026-04-23 courtesyNotice', '2026-05-11 reminderOne']);
  });

  it('in two currencies leave in one message', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z');
    await running.post(anInvoice({ number: 'FA-1', paymentMeans: undefined }));
    await running.post(
      anInvoice({ number: 'FA-2', amount: { amountMinor: 5_000, currency: 'USD' }, paymentMeans: undefined }),
    );
    await running.playTo('2026-03-25T00:00:00Z');
    expect((await mailsOn(running, '2026-03-24')).map(({ numbers }) => numbers)).toEqual([['FA-1', 'FA-2']]);
  });

  it('when one of them is paid while they gather, leave without it', async () => {
    const running = await runningStack('2026-03-01T08:00:00Z', { policies: [punctualPolicy] });
    const { post, pay, at, playTo, notices } = running;
    const paid = await post(anInvoice({ number: 'FA-1', paymentMeans: undefined }));
    const open = await post(anInvoice({ number: 'FA-2', paymentMeans: undefined }));
    at('2026-04-03T07:05:00Z', () => pay(paid, 'bank-1', 120_000, '2026-04-03'));
    await playTo('2026-04-04T00:00:00Z');
    const dunning = (await mailsOn(running, '2026-04-03')).filter(({ numbers }) => numbers.includes('FA-2'));
    expect(dunning.map(({ numbers }) => numbers)).toEqual([['FA-2']]);
    expect((await notices(paid)).at(-1)).toBe('2026-03-24 courtesyNotice');
    expect((await notices(open)).at(-1)).toBe('2026-04-03 reminderOne');
  });
});
