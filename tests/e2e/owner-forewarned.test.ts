import { expect, it } from 'vitest';
import { aDebtor, anInvoice } from '../builders.ts';
import { punctualPolicy } from './punctual-policy.ts';
import { runningStack } from './running-stack.ts';

const owner = { name: 'Camille Moreau', email: 'camille.moreau@demo.example' };

it('tells who looks after a debtor one business day before a direct notice, which leaves on its day unless he holds it', async () => {
  const running = await runningStack('2026-03-20T08:00:00Z', { policies: [punctualPolicy] });
  const { stack, call, post, playTo, notices, story } = running;
  const of = (number: string, id: string) =>
    post(anInvoice({ number, debtor: aDebtor({ id, owner }), paymentMeans: undefined }));
  const [first, second, held] = [await of('FA-1', 'C-001'), await of('FA-2', 'C-001'), await of('FA-3', 'C-003')];
  const toOwner = async () => {
    const mails = await Promise.all(
      stack.ses
        .messages()
        .map(async ({ sesId, at }) => ({ at: new Date(at).toISOString(), mail: await stack.ses.parsed(sesId) })),
    );
    return mails.filter(({ mail }) => mail?.to?.some(({ address }) => address === owner.email));
  };
  await playTo('2026-04-17T06:00:00Z');
  expect(await toOwner()).toEqual([]);
  const foreseen = (await call('GET', '/debtors/C-001/next-message')).body.messages;
  await playTo('2026-04-17T12:00:00Z');
  // One for each debtor, whatever the number of his invoices.
  expect((await toOwner()).map(({ at, mail }) => `${at} ${mail?.to?.[0]?.address} ${mail?.subject}`)).toEqual([
    '2026-04-17T07:05:00.000Z camille.moreau@demo.example Acme SAS\u00A0: dernière relance lundi 20\u00A0avril 2026',
    '2026-04-17T07:05:00.000Z camille.moreau@demo.example Acme SAS\u00A0: dernière relance lundi 20\u00A0avril 2026',
  ]);
  const [text] = (await toOwner()).flatMap(({ mail }) => (mail?.text?.includes('FA-1') ? [mail.text] : []));
  for (const line of [
    'FA-1, dernière relance\u00A0: 1\u202F200,00\u00A0€',
    'FA-2, dernière relance\u00A0: 1\u202F200,00\u00A0€',
    foreseen[0].subject,
    'POST /debtors/C-001/holds?creditor=main',
  ])
    expect(text).toContain(line);
  expect(text).not.toContain('FA-3');
  await call('POST', '/debtors/C-003/holds', { id: 'H-1', reason: 'we talk', until: '2026-04-27' });
  await playTo('2026-04-24T12:00:00Z');
  for (const id of [first, second]) {
    expect((await notices(id)).at(-1)).toBe('2026-04-20 directNotice');
    expect((await story(id)).filter((line) => /Owner|Parked/.test(line))).toEqual(['2026-04-17 OwnerForewarned']);
  }
  expect(foreseen[0].sendAt).toBe('2026-04-20T07:10:00.000Z');
  expect((await notices(held)).at(-1)).toBe('2026-04-10 reminderTwo');
  // Ten days after the telling, he is told again, and the notice waits one business day.
  await playTo('2026-04-29T12:00:00Z');
  expect((await story(held)).filter((line) => line.includes('Owner'))).toEqual([
    '2026-04-17 OwnerForewarned',
    '2026-04-27 OwnerForewarned',
  ]);
  expect((await notices(held)).at(-1)).toBe('2026-04-28 directNotice');
  expect(await toOwner()).toHaveLength(3);
});
