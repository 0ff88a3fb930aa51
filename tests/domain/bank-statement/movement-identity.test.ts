import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BankEntry, StatementFormat } from '../../../lambdas/domain/bank-statement/bank-statement.ts';
import { identify, type Movement, sightingOf } from '../../../lambdas/domain/bank-statement/movement-identity.ts';
import { anEntry } from './bank-builders.ts';

type Shown = { readonly format?: StatementFormat; readonly entries: readonly BankEntry[] };

/** The movements after statements that show entries of one account, day, amount and sign; and of each, which ones it showed. */
function after(statements: readonly Shown[]): { movements: readonly Movement[]; shown: readonly number[][] } {
  const shown: number[][] = [];
  let movements: readonly Movement[] = [];
  for (const [at, { format = 'camt.053', entries }] of statements.entries()) {
    const sightings = entries.map((entry, index) => sightingOf(entry, format, { statementId: `S${at}`, index }));
    const found = identify(movements, sightings);
    ({ movements } = found);
    shown.push([...found.places]);
  }
  return { movements, shown };
}

const a = anEntry({ endToEndId: 'E2E-A', bankReference: 'B-A', text: 'invoice one' });
const b = anEntry({ endToEndId: 'E2E-B', bankReference: 'B-B', text: 'invoice two' });
/** As MT940 shows them: no end-to-end id, other references of the bank, the text in other words. */
const aInMt940 = anEntry({ bankReference: 'N-1', text: 'TRF INVOICE ONE' });
const bInMt940 = anEntry({ bankReference: 'N-2', text: 'TRF INVOICE TWO' });
const nameless = anEntry({ text: 'rent' });

describe('money that statements show', () => {
  it.each<[string, readonly Shown[], number]>([
    ['one entry in two statements that overlap is one', [{ entries: [a] }, { entries: [a] }], 1],
    ['two really equal entries of one statement are two', [{ entries: [nameless, nameless] }], 2],
    [
      'two really equal entries are still two where the next statement overlaps',
      [{ entries: [nameless, nameless] }, { entries: [nameless, nameless] }],
      2,
    ],
    [
      'two really equal entries of which one came in an earlier statement are two',
      [{ entries: [nameless] }, { entries: [nameless, nameless] }],
      2,
    ],
    ['one entry in camt.054 and camt.053 is one', [{ format: 'camt.054', entries: [a] }, { entries: [a] }], 1],
    ['one entry in camt and MT940 is one', [{ entries: [a] }, { format: 'mt940', entries: [aInMt940] }], 1],
    [
      'two entries in camt and MT940 are two, whichever comes first',
      [{ format: 'mt940', entries: [aInMt940, bInMt940] }, { entries: [a, b] }],
      2,
    ],
    [
      'a notification of one, and one of another with other references, are two',
      [
        { format: 'camt.054', entries: [a] },
        { format: 'camt.054', entries: [b] },
      ],
      2,
    ],
    [
      'of two statements within a day, the second brings what a notification told, the first something else',
      [{ format: 'camt.054', entries: [a] }, { entries: [b] }, { entries: [a] }],
      2,
    ],
    [
      'without end-to-end ids, other words and another reference of the bank are another movement in camt',
      [
        { format: 'camt.054', entries: [anEntry({ bankReference: 'B-1', text: 'one' })] },
        { entries: [anEntry({ bankReference: 'B-2', text: 'two' })] },
      ],
      2,
    ],
    [
      'banks that call an entry otherwise in camt.054, with the same words, mean the same',
      [
        { format: 'camt.054', entries: [anEntry({ bankReference: 'B-1', text: 'one' })] },
        { entries: [anEntry({ bankReference: 'B-2', text: 'One' })] },
      ],
      1,
    ],
    [
      'text that is only laid out in another way is the same',
      [{ entries: [nameless] }, { entries: [{ ...nameless, text: ' RE NT\n' }] }],
      1,
    ],
  ])('%s', (_title, statements, movements) => {
    expect(after(statements).movements).toHaveLength(movements);
  });

  it('finds each entry again by its end-to-end id, in whatever order another format lists them', () => {
    const { shown } = after([{ format: 'camt.054', entries: [a, b] }, { entries: [b, a] }]);
    expect(shown).toEqual([
      [0, 1],
      [1, 0],
    ]);
  });

  it('keeps none of the words, names or accounts that it tells entries apart by', () => {
    const counterparty = { name: 'Acme SAS', iban: 'DE89370400440532013000' };
    const { movements } = after([{ entries: [{ ...a, counterparty }] }]);
    expect(JSON.stringify(movements)).not.toMatch(/E2E|B-A|invoice|Acme|DE89/i);
  });
});

/** A true movement, and how each format shows it: all that have an end-to-end id show it in camt, the others never. */
const trueMovement = fc.record({
  endToEnd: fc.option(fc.constantFrom('E1', 'E2', 'E3', 'E4'), { nil: undefined }),
  text: fc.constantFrom('rent', 'FA-1', 'FA-2'),
});
type True = { readonly endToEnd: string | undefined; readonly text: string; readonly bank: string };

const shows: Readonly<Record<'camt.053' | 'mt940' | 'cfonb120', (movement: True) => BankEntry>> = {
  'camt.053': ({ endToEnd, text, bank }) =>
    anEntry({ text, bankReference: bank, ...(endToEnd !== undefined && { endToEndId: endToEnd }) }),
  mt940: ({ text, bank }) => anEntry({ text: `?20${text}?21`, bankReference: `N${bank}` }),
  cfonb120: ({ text }) => anEntry({ text: `VIR ${text}` }),
};
const formats = ['camt.053', 'mt940', 'cfonb120'] as const;

describe('any statements of the same day', () => {
  it('book exactly what truly moved, in whatever order and however often they come', () => {
    fc.assert(
      fc.property(
        fc.array(trueMovement, { minLength: 1, maxLength: 6 }),
        fc.array(fc.record({ format: fc.constantFrom(...formats), seed: fc.nat(1000) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.array(fc.nat(5), { maxLength: 4 }),
        (movements, whole, notified) => {
          const truth = movements.map((each, at) => ({ ...each, bank: `B${at}` }));
          // A statement has all of a day, in an order of its own; a notification has one movement.
          const statements = whole.map(({ format, seed }): Shown => {
            const turned = truth.map((_, at) => truth[(at + seed) % truth.length]).filter((each) => each !== undefined);
            return { format, entries: turned.map(shows[format]) };
          });
          const notices = notified.flatMap((at): Shown[] => {
            const one = truth[at];
            return one ? [{ format: 'camt.054', entries: [shows['camt.053'](one)] }] : [];
          });
          const all = [...notices, ...statements];
          const order = whole[0]?.seed ?? 0;
          const shuffled = all.map((_, at) => all[(at * 7 + order) % all.length]).filter((each) => each !== undefined);
          const everything = [...shuffled, ...all];
          expect(after(everything).movements).toHaveLength(truth.length);
        },
      ),
      { numRuns: 200 },
    );
  });
});
