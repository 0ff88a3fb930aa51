import { describe, expect, it } from 'vitest';
import { declarationDeadline } from '../../../lambdas/domain/insolvency/declaration-deadline.ts';

const french = { country: 'FR', kind: 'business' } as const;
const opened = { openedOn: '2026-09-01', procedure: 'liquidation' } as const;

describe('the time to declare what an insolvent debtor owes', () => {
  it.each([
    ['2026-09-15', '2026-11-15', '2027-03-15'],
    ['2026-12-31', '2027-02-28', '2027-06-30'],
    ['2027-12-31', '2028-02-29', '2028-06-30'],
    ['2026-09-01', '2026-11-01', '2027-03-01'],
  ])(
    'is two months after the notice of %s: %s, and a judge lifts the bar until %s',
    (publishedOn, deadline, reliefUntil) => {
      const found = declarationDeadline({ ...opened, publishedOn }, french);
      expect(found).toMatchObject({ deadline, reliefUntil });
      expect(found.sentences.join(' ')).toContain('R622-24');
      expect(found.sentences.join(' ')).toContain('L622-26');
    },
  );

  it('is counted from the judgment, and says so, as long as no notice is known: too early loses nothing', () => {
    const { deadline, sentences } = declarationDeadline(opened, french);
    expect(deadline).toBe('2026-11-01');
    expect(sentences[0]).toContain('No notice in the BODACC is on record');
    expect(sentences[0]).toContain('2026-09-01');
  });

  it.each([
    ['a debtor in another country', opened, { country: 'DE', kind: 'business' }, 'DE'],
    ['a consumer', opened, { country: 'FR', kind: 'consumer' }, 'consumer'],
    ['a public body', opened, { country: 'FR', kind: 'public' }, 'public'],
    ['another procedure', { ...opened, procedure: 'other' }, french, 'procedure'],
  ] as const)('is not known here for %s: nothing is guessed', (_who, insolvency, debtor, named) => {
    const found = declarationDeadline(insolvency, debtor);
    expect(found).toMatchObject({ deadline: null, reliefUntil: null });
    expect(found.sentences).toHaveLength(1);
    expect(found.sentences[0]).toContain('not known here');
    expect(found.sentences[0]).toContain(named);
  });
});
