import { expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack } from './running-stack.ts';

const emails = [{ role: 'accounting', address: 'bureau@shared.example' }];

async function withDebtorsAtOneAddress() {
  const running = await runningStack('2026-03-01T08:00:00Z', { policies: [punctualPolicy] });
  const invoiceOf = (id: string, dueDate: string) => {
    const debtor = aDebtor({ id, emails });
    return running.post(anInvoice({ number: `FA-${id}`, debtor, dueDate, paymentMeans: undefined }));
  };
  return { ...running, invoiceOf };
}

it('spaces the messages to an address that debtors share by a day', async () => {
  const { stack, playTo, notices, events, invoiceOf } = await withDebtorsAtOneAddress();
  const [first, second] = [await invoiceOf('C-1', '2026-03-31'), await invoiceOf('C-2', '2026-03-31')];
  // Two debtors whose stages fall due at the same instants: their windows send at once.
  await playTo('2026-03-26T00:00:00Z');
  const both = [await notices(first), await notices(second)];
  expect(both.flat().toSorted()).toEqual(['2026-03-24 courtesyNotice', '2026-03-25 courtesyNotice']);
  const moves = [...(await events(first)), ...(await events(second))].filter(({ type }) => type === 'NoticeMoved');
  expect(moves.map(({ data }) => [data.window, data.why])).toEqual([['2026-03-25', 'sharedAddress']]);
  // Each message tells of its own debtor's invoice alone.
  const texts = await Promise.all(stack.ses.messages().map(({ sesId }) => stack.ses.parsed(sesId)));
  expect(texts.map((mail) => [...new Set(mail?.text?.match(/FA-C-\d/g))].toSorted())).toEqual(
    both[0]?.[0] === '2026-03-24 courtesyNotice' ? [['FA-C-1'], ['FA-C-2']] : [['FA-C-2'], ['FA-C-1']],
  );
});

it('lets a formal notice wait for no other debtor, and the others for it', async () => {
  const { playTo, notices, invoiceOf } = await withDebtorsAtOneAddress();
  // The reminder of the second one comes due on the day of the formal notice to the first.
  const [first, second] = [await invoiceOf('C-1', '2026-03-31'), await invoiceOf('C-2', '2026-04-30')];
  await playTo('2026-05-05T10:00:00Z');
  expect((await notices(first)).at(-1)).toBe('2026-05-05 legalEscalation');
  // Of the reminder of a third one, which comes due only after that, the address is not free any more on that day.
  const third = await invoiceOf('C-3', '2026-05-01');
  await playTo('2026-05-08T00:00:00Z');
  const [reminded, late] = [(await notices(second)).at(-1), (await notices(third)).at(-1)];
  expect(['2026-05-05 reminderOne', '2026-05-06 reminderOne']).toContain(reminded);
  expect(late).toBe(reminded === '2026-05-05 reminderOne' ? '2026-05-06 reminderOne' : '2026-05-07 reminderOne');
});
