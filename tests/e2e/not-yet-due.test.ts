import { expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack } from './running-stack.ts';

it('what is not due yet never stands beside a direct notice: it leaves in the next window of its debtor', async () => {
  const running = await runningStack('2026-03-01T08:00:00Z', { policies: [punctualPolicy] });
  const { post, playTo, stack, notices } = running;
  const late = await post(anInvoice({ number: 'LATE-1', dueDate: '2026-03-31' }));
  // The courtesy notice falls due on 20 April, with the direct notice of the other one.
  const early = await post(anInvoice({ number: 'EARLY-2', dueDate: '2026-04-27' }));
  await playTo('2026-04-21T00:00:00Z');
  const mail = await stack.ses.parsed(stack.ses.messages().at(-1)?.sesId ?? '');
  expect((await notices(late)).at(-1)).toBe('2026-04-20 directNotice');
  expect(mail?.text).toContain('LATE-1');
  expect(mail?.text).not.toContain('EARLY-2');
  expect(await notices(early)).toEqual([]);
  await playTo('2026-04-25T00:00:00Z');
  expect(await notices(early)).toEqual(['2026-04-23 courtesyNotice']);
});
