import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { defaultPolicy } from '../../lambdas/domain/shipped-policies.ts';
import type { LetterJourney } from '../../local/post/post.ts';
import { anInvoice } from '../builders.ts';
import { runningStack } from './running-stack.ts';

/** The formal notice comes first, by mail and by registered letter. */
const stages = {
  courtesyNotice: { enabled: false },
  reminderOne: { enabled: false },
  reminderTwo: { enabled: false },
  directNotice: { enabled: false },
  legalEscalation: { enabled: true, offsetDays: 35 },
} as const;
const registered = [{ ...defaultPolicy, stages, registeredLetter: true }];
const refusedByDebtor: LetterJourney = [
  { status: 'submitted', afterDays: 0 },
  { status: 'posted', afterDays: 1 },
  { status: 'refused', afterDays: 5 },
];

it('leaves with its letter, which is kept, proved by the chain, and posted once for all invoices that it names', async () => {
  const running = await runningStack('2026-04-30T08:00:00Z', {
    policies: registered,
    journeyOf: () => refusedByDebtor,
  });
  const { call, post, playTo, stack, events, notices } = running;
  const ids = [await post(anInvoice()), await post(anInvoice({ number: 'FA-2026-0043' }))];
  await playTo('2026-05-06T08:00:00Z');
  expect(await notices(ids[0]!)).toEqual(['2026-05-05 legalEscalation']);
  for (const id of ids) {
    const { documents } = (await call('GET', `/invoices/${id}/documents`)).body;
    expect(documents).toMatchObject([{ kind: 'formalNotice', fileName: 'mise-en-demeure-2026-05-05.pdf' }]);
    const bytes = await (await fetch(documents[0].link)).bytes();
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(documents[0].sha256);
    const sent = (await events(id)).find(({ type }) => type === 'FormalNoticeSent');
    expect(sent.data.document).toEqual({ id: documents[0].id, sha256: documents[0].sha256 });
  }
  expect(stack.post?.letters()).toHaveLength(1);
  expect(stack.bus.deadLetters()).toEqual([]);
});

it('refused at the door counts from that day, up to the legal decision', async () => {
  const running = await runningStack('2026-04-30T08:00:00Z', {
    policies: registered,
    journeyOf: () => refusedByDebtor,
  });
  const { post, playTo, story, invoice } = running;
  const id = await post(anInvoice());
  await playTo('2026-06-30T08:00:00Z');
  expect((await invoice(id)).letters).toMatchObject([{ status: 'refused', on: '2026-05-10' }]);
  expect((await story(id)).filter((line) => /Letter|Formal|Legal/.test(line))).toEqual([
    '2026-05-05 FormalNoticeSent',
    '2026-05-05 RegisteredLetterRequested',
    '2026-05-05 RegisteredLetterReported',
    '2026-05-06 RegisteredLetterReported',
    '2026-05-10 RegisteredLetterReported',
    '2026-05-28 LegalDecisionRequested',
  ]);
});
