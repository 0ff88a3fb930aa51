import { describe, expect, it } from 'vitest';
import { debtorAnswer } from '../../lambdas/api/answers/debtor.ts';
import { invoiceAnswer } from '../../lambdas/api/answers/invoice.ts';
import type { Outcome } from '../../local/ses/outcome.ts';
import { aDebtor, anInvoice } from '../builders.ts';
import { runningStack, type RunningStack } from './running-stack.ts';
import { tellOf } from './told-by-ses.ts';

const [accounting, buyer, manager] = ['compta', 'achats', 'chef'].map((name) => `${name}@acme.example`) as [
  string,
  string,
  string,
];
const contact = (role: string, address: string) => ({ role, address });
const emails = [contact('accounting', accounting), contact('buyer', buyer), contact('manager', manager)];

/** An invoice of a debtor with those contacts; mail to them meets an outcome, and arrives where none is given. */
async function withContacts(
  contacts: readonly object[],
  outcomes: Readonly<Record<string, Outcome>> = {},
): Promise<RunningStack & { id: string; leftOn: (day: string) => string[] }> {
  const mailBehaviour = (_: unknown, recipient: string) => outcomes[recipient];
  const running = await runningStack('2026-03-20T08:00:00Z', { mailBehaviour });
  const id = await running.post(anInvoice({ debtor: aDebtor({ emails: contacts }) }));
  const leftOn = (day: string) =>
    running.stack.ses
      .messages()
      .filter(({ at }) => new Date(at).toISOString().startsWith(day))
      .map(({ destinations }) => destinations.join(' '));
  return { ...running, id, leftOn };
}
const debtorOf = async ({ call }: RunningStack) => debtorAnswer.parse((await call('GET', '/debtors/C-001')).body);

describe('the notices of an invoice', () => {
  it('go to accounting, in visible copy to the buyer from reminder two on, to the manager from the direct notice on', async () => {
    const { playTo, leftOn, stack } = await withContacts(emails);
    await playTo('2026-05-06T00:00:00Z');
    expect(['2026-03-24', '2026-04-03', '2026-04-10', '2026-04-20', '2026-05-05'].map(leftOn)).toEqual([
      [accounting],
      [accounting],
      [`${accounting} ${buyer}`],
      [`${accounting} ${buyer} ${manager}`],
      [`${accounting} ${buyer} ${manager}`],
    ]);
    const last = await stack.ses.parsed(stack.ses.messages().at(-1)?.sesId ?? '');
    expect([last?.to, last?.cc].map((list) => list?.map(({ address }) => address))).toEqual([
      [accounting],
      [buyer, manager],
    ]);
  });

  it('are written in the language of the contact they are addressed to', async () => {
    const { playTo, stack } = await withContacts([{ ...emails[0], locale: 'en' }, ...emails.slice(1)]);
    await playTo('2026-03-25T00:00:00Z');
    const mail = await stack.ses.parsed(stack.ses.messages()[0]?.sesId ?? '');
    expect(mail?.html).toContain('<html lang="en">');
  });
});

describe('when mail to accounting bounces', () => {
  it('another contact gets the same stage with the next window, no person is asked, and the ladder goes on with him', async () => {
    const running = await withContacts(emails.toSpliced(1, 1), { [accounting]: 'hardBounce' });
    const { id, playTo, events, notices, leftOn, tasks } = running;
    await playTo('2026-04-21T00:00:00Z');
    expect(await notices(id)).toEqual([
      '2026-03-24 courtesyNotice',
      '2026-03-25 courtesyNotice',
      '2026-04-03 reminderOne',
      '2026-04-10 reminderTwo',
      '2026-04-20 directNotice',
    ]);
    expect(['2026-03-24', '2026-03-25', '2026-04-03'].map(leftOn)).toEqual([[accounting], [manager], [manager]]);
    const cycles = (await events(id)).filter(({ type }) => type === 'CourtesyNoticeSent').map(({ data }) => data.cycle);
    expect(cycles).toEqual([1, 2]);
    expect(await tasks()).toEqual([]);
  });

  it('OCA/credit-control#447, #467, #542: a blacklisted address leaves no notice queued for ever', async () => {
    const running = await runningStack('2026-03-20T08:00:00Z', {
      mailBehaviour: (_, recipient) => (recipient === accounting ? 'suppressed' : 'deliver'),
    });
    const ids: string[] = [];
    for (const number of ['FA-1', 'FA-2', 'FA-3'])
      ids.push(await running.post(anInvoice({ number, debtor: aDebtor({ emails: emails.slice(0, 2) }) })));
    await running.playTo('2026-04-04T00:00:00Z');
    for (const id of ids)
      expect(await running.notices(id)).toEqual([
        '2026-03-24 courtesyNotice',
        '2026-03-25 courtesyNotice',
        '2026-04-03 reminderOne',
      ]);
    expect(running.stack.ses.messages({ destination: accounting })).toHaveLength(1);
    expect(running.stack.ses.count()).toBe(3);
  });
});

describe('a mere copy that bounces', () => {
  it('takes that address out of service and nothing else, whatever comes first', async () => {
    const running = await withContacts(emails, { [buyer]: 'hardBounce' });
    const { id, playTo, stack, story, notices, leftOn, tasks } = running;
    await playTo('2026-04-11T00:00:00Z');
    const message = stack.ses.messages().at(-1);
    if (!message) throw new Error('nothing left');
    // Told again, after the bounce: SES keeps no order.
    await tellOf(running, message, 'Delivery', [accounting]);
    await playTo('2026-04-21T00:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-20 directNotice');
    expect(leftOn('2026-04-20')).toEqual([`${accounting} ${manager}`]);
    expect((await debtorOf(running)).emails).toEqual([
      emails[0],
      { ...emails[1], outOfService: { since: expect.stringMatching('^2026-04-10'), why: 'bounce' } },
      emails[2],
    ]);
    expect((await story(id)).filter((line) => /Undelivered|DebtorChanged/.test(line))).toEqual([]);
    expect(await tasks()).toEqual([]);
  });

  it('proves nothing by arriving, and a later bounce of the addressee counts, though it is told by itself', async () => {
    const running = await withContacts(emails, { [accounting]: 'silence' });
    const { id, playTo, stack, events, notices, leftOn, invoice } = running;
    await playTo('2026-04-11T00:00:00Z');
    const message = stack.ses.messages().at(-1);
    if (!message) throw new Error('nothing left');
    expect(message.destinations).toEqual([accounting, buyer]);
    expect((await invoice(id)).notices.filter((notice: object) => 'deliveredAt' in notice)).toEqual([]);
    await tellOf(running, message, 'Bounce', [buyer]);
    await tellOf(running, message, 'Bounce', [accounting]);
    await playTo('2026-04-14T00:00:00Z');
    expect((await notices(id)).slice(2)).toEqual(['2026-04-10 reminderTwo', '2026-04-13 reminderTwo']);
    expect(leftOn('2026-04-13')).toEqual([manager]);
    expect(invoiceAnswer.parse(await invoice(id)).notices[2]).toMatchObject({
      stage: 'reminderTwo',
      undeliveredAt: expect.any(String),
    });
    expect((await events(id)).filter(({ type }) => type === 'NoticeUndelivered')).toHaveLength(1);
  });

  it('that is complained of is written to no more, and the notice stands', async () => {
    const running = await withContacts(emails);
    const { id, playTo, stack, notices, leftOn } = running;
    await playTo('2026-04-11T00:00:00Z');
    const message = stack.ses.messages().at(-1);
    if (!message) throw new Error('nothing left');
    await tellOf(running, message, 'Complaint', [buyer]);
    await playTo('2026-04-21T00:00:00Z');
    expect((await notices(id)).slice(2)).toEqual(['2026-04-10 reminderTwo', '2026-04-20 directNotice']);
    expect(leftOn('2026-04-20')).toEqual([`${accounting} ${manager}`]);
  });
});
