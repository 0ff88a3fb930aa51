import { describe, expect, it } from 'vitest';
import { assess } from '../../../../lambdas/domain/case/assess.ts';
import { completeTask } from '../../../../lambdas/domain/case/complete-task.ts';
import { askAboutLetter } from '../../../../lambdas/domain/case/letter/letter-check.ts';
import { endsOfTasks } from '../../../../lambdas/domain/case/open-tasks.ts';
import { lastReport } from '../../../../lambdas/domain/case/letter/registered-letter.ts';
import { undeliverNotice } from '../../../../lambdas/domain/case/undeliver-notice.ts';
import { aCaseThatSent, aDebtorOnRecord, aPolicy } from '../../builders.ts';
import { acceptedOf, after } from '../deciding.ts';
import { asked, atHome, document, letterId, registered, reported, reporting, withLetter } from './formal-letters.ts';

const [letterOf, statusOf] = [
  (dunned = withLetter()) => dunned.letters![0]!,
  (dunned = withLetter()) => lastReport(dunned.letters![0]!)?.status,
];

describe('a formal notice by registered letter', () => {
  it('asks for one letter by ids, hash and address of its document, with nothing personal in it', () => {
    expect(asked().facts).toEqual([
      {
        type: 'RegisteredLetterRequested',
        data: {
          letterId,
          cycle: 1,
          messageKey: 'key-legalEscalation',
          documentId: document.id,
          sha256: document.sha256,
          documentPath: `/invoices/${withLetter().id}/documents/${document.id}`,
          mayBeElectronic: true,
        },
      },
    ]);
  });

  it('asks a person instead where the debtor has no postal address, and the mail stands alone', () => {
    const { facts, raise } = asked(aDebtorOnRecord());
    expect(facts.map(({ type }) => type)).toEqual(['RegisteredLetterNotPossible']);
    expect(raise).toMatchObject([{ kind: 'checkLetter', data: { reason: 'noPostalAddress' } }]);
    const dunned = withLetter(aDebtorOnRecord());
    expect(dunned.letters).toBeUndefined();
    expect(endsOfTasks(dunned, 'paid')).toEqual([{ taskId: raise[0]!.id, result: 'paid' }]);
  });

  it('goes forward only: what is told late is kept and takes nothing back', () => {
    const delivered = reported(withLetter(), { status: 'delivered', on: '2026-05-11' });
    const late = after(
      delivered,
      reporting(delivered, { status: 'posted', on: '2026-05-07' }),
      '2026-05-12T08:00:00.000Z',
    );
    expect(statusOf(late)).toBe('delivered');
    expect(letterOf(late).reports.map(({ status }) => status)).toEqual(['delivered', 'posted']);
  });

  it('takes the same report once, and a proof that comes after it', () => {
    const report = { status: 'delivered', on: '2026-05-11', trackingNumber: '1A 1' } as const;
    const delivered = reported(withLetter(), report);
    expect(reporting(delivered, report).kind).toBe('repeated');
    const proof = { documentId: 'letterProof-1', sha256: 'cd' };
    const proved = after(delivered, reporting(delivered, { ...report, proof }), '2026-05-12T08:00:00.000Z');
    expect(letterOf(proved)).toMatchObject({ trackingNumber: '1A 1', proofs: ['letterProof-1'] });
    expect(reporting(proved, { ...report, proof }).kind).toBe('repeated');
  });

  it.each([
    ['another day of the same', { status: 'delivered', on: '2026-05-12' }, undefined, 'reported'],
    ['another end', { status: 'unclaimed', on: '2026-05-11' }, undefined, 'ended'],
    ['the future', { status: 'posted', on: '2026-05-20' }, 'on', 'on'],
    ['a day before it was asked for', { status: 'posted', on: '2026-05-05' }, 'on', 'on'],
  ] as const)('refuses %s, naming why', (_what, report, field, code) => {
    const delivered = reported(withLetter(), { status: 'delivered', on: '2026-05-11' });
    expect(reporting(delivered, report, '2026-05-13T08:00:00.000Z')).toMatchObject({ kind: 'refused', code, field });
  });

  it('is electronic only to a debtor who is no consumer, who would have to agree to it first', () => {
    const electronic = { status: 'posted', on: '2026-05-07', electronic: true } as const;
    expect(reporting(withLetter({ ...atHome, kind: 'consumer' }), electronic)).toMatchObject({ field: 'electronic' });
    expect(reporting(withLetter(), electronic).kind).toBe('accepted');
  });

  it('that reached nobody asks a person for the address, once, though its proof comes later', () => {
    const decision = acceptedOf(reporting(withLetter(), { status: 'undeliverable', on: '2026-05-11' }));
    expect(decision.raise).toMatchObject([{ kind: 'checkLetter', data: { reason: 'addressUnknown' } }]);
    const lost = reported(withLetter(), { status: 'undeliverable', on: '2026-05-11' });
    const proof = { documentId: 'letterProof-1', sha256: 'cd' };
    const proved = acceptedOf(reporting(lost, { status: 'undeliverable', on: '2026-05-11', proof }));
    expect([proved.raise, proved.end]).toEqual([[], []]);
    expect(endsOfTasks(after(lost, proved, '2026-05-12T08:00:00.000Z'), 'paid')).toHaveLength(1);
  });

  it('keeps the formal notice standing when its mail bounces, but not when it reached nobody itself', () => {
    const bounce = {
      messageKey: 'key-legalEscalation',
      messageId: 'id-legalEscalation',
      isComplaint: false,
      bounce: 'x',
    };
    const at = '2026-05-12T08:00:00.000Z';
    const bounced = (dunned = withLetter()) => after(dunned, undeliverNotice(dunned, bounce, at), at);
    expect(bounced()).toMatchObject({ stage: 'legalEscalation', cycle: 1 });
    const lost = reported(withLetter(), { status: 'undeliverable', on: '2026-05-11' });
    expect(bounced(lost)).toMatchObject({ stage: 'directNotice', cycle: 2 });
  });
});

describe('silence about a registered letter', () => {
  const situation = (dunned: ReturnType<typeof withLetter>, now: string) => ({
    dunned,
    debtor: atHome,
    policy: registered,
    now,
  });
  const asks = (dunned: ReturnType<typeof withLetter>, now: string) => askAboutLetter(situation(dunned, now));

  it.each([
    ['that nobody has posted, after 5 business days', withLetter(), '2026-05-14', '2026-05-15'],
    [
      'that was posted, after 20',
      reported(withLetter(), { status: 'posted', on: '2026-05-07' }),
      '2026-06-08',
      '2026-06-09',
    ],
  ])('is looked into by a person: of one %s', (_what, dunned, notYet, due) => {
    expect(asks(dunned, `${notYet}T12:00:00.000Z`).kind).toBe('repeated');
    expect(assess(situation(dunned, `${notYet}T12:00:00.000Z`)).blockers).toContainEqual(
      expect.objectContaining({ code: 'letterAwaited', until: `${due}T07:00:00.000Z` }),
    );
    expect(acceptedOf(asks(dunned, `${due}T07:00:00.000Z`)).raise).toMatchObject([{ kind: 'checkLetter', dueOn: due }]);
  });

  it('asks once, again a month after an answer that reported nothing, and no more once something is heard', () => {
    const at = '2026-05-15T07:00:00.000Z';
    const waiting = after(withLetter(), asks(withLetter(), at), at);
    expect(asks(waiting, '2026-05-18T07:00:00.000Z').kind).toBe('repeated');
    const task = acceptedOf(asks(withLetter(), at)).raise[0]!;
    const done = after(waiting, completeTask(waiting, task, 'asked the post'), '2026-05-18T07:00:00.000Z');
    expect(asks(done, '2026-06-12T07:00:00.000Z').kind).toBe('repeated');
    expect(asks(done, '2026-06-15T07:00:00.000Z').kind).toBe('accepted');
    const heard = acceptedOf(reporting(waiting, { status: 'posted', on: '2026-05-18' }));
    expect(heard.end).toEqual([{ taskId: task.id, result: 'posted' }]);
  });

  it('asks nothing where the policy sends none', () => {
    const dunned = aCaseThatSent({ legalEscalation: '2026-05-06' });
    expect(askAboutLetter({ dunned, policy: aPolicy(), now: '2026-08-01T07:00:00.000Z' }).kind).toBe('repeated');
  });
});
