import { describe, expect, it } from 'vitest';
import { openDispute } from '../../../lambdas/domain/case/dispute.ts';
import { placeHold } from '../../../lambdas/domain/case/hold.ts';
import { makePromise, withdrawPromise } from '../../../lambdas/domain/case/promise.ts';
import { aCase, aPolicy } from '../builders.ts';
import { after, promised, settled, taken } from './agreements.ts';

const today = '2026-04-02';

/** An invoice of which so many parts of 10.00 EUR are promised, all for one day. */
function withPromises(count: number) {
  let dunned = aCase();
  for (let number = 1; number <= count; number += 1)
    dunned = promised({ id: `P-${number}`, amountMinor: 1_000 }, { dunned, day: today });
  return dunned;
}

describe('the pauses of one invoice', () => {
  const posted = { amountMinor: 1_000, promisedFor: '2026-04-10', by: 'M. Petit', channel: 'phone' as const };
  const acts = (dunned = withPromises(20)) => [
    makePromise(dunned, 'P-new', posted, { today, policy: aPolicy() }),
    openDispute(dunned, 'D-new', { reason: 'quality', reviewOn: '2026-05-04' }, today),
    placeHold(dunned, 'H-new', { reason: 'away', until: '2026-05-04' }, today),
  ];

  it('are 20 at most at a time: one more is refused, with the reason, until one has ended', () => {
    for (const act of acts())
      expect(act).toMatchObject({
        kind: 'refused',
        code: 'tooMany',
        message: '20 pauses stand on the invoice, the most there may be: end one of them first',
      });
    const full = withPromises(20);
    for (const act of acts(after(full, withdrawPromise(full, 'P-3'), today))) expect(act.kind).toBe('accepted');
  });

  it('asked for again are known, however many stand', () => {
    const again = makePromise(withPromises(20), 'P-1', { ...posted, by: 'Mme Durand' }, { today, policy: aPolicy() });
    expect(again.kind).toBe('repeated');
  });

  it('that come to their day together lead to what one transaction can take, also when more stand from before', () => {
    const full = withPromises(20);
    const more = full.pauses.slice(0, 14).map((pause) => ({ ...pause, id: `${pause.id}-old` }));
    const dunned = { ...full, pauses: [...full.pauses, ...more] };
    const first = taken(settled(dunned, '2026-04-14'));
    expect(first.facts.length + first.raise.length + first.tell.length).toBe(60);
    const then = after(dunned, first, '2026-04-14');
    expect(taken(settled(then, '2026-04-14')).facts).toHaveLength(14);
  });
});
