import { expect, it } from 'vitest';
import { layOutTable } from '../../../local/start/lay-out-table.ts';

const columns = [
  { heading: 'Debtor', width: 10 },
  { heading: 'Amount', width: 8, side: 'right' },
  { heading: 'Messages', width: 22 },
] as const;

it('aligns columns, keeps messages whole, and goes on in the next line', () => {
  const rows = [
    ['Acme', '€5.00', ['3 Apr reminder 1', '10 Apr reminder 2', '12 Apr receipt']],
    ['Atelier Lumière', '€1,200.00', []],
  ];
  expect(layOutTable(columns, rows)).toBe(
    [
      'Debtor      Amount  Messages',
      '───────  ─────────  ──────────────────',
      'Acme         €5.00  3 Apr reminder 1,',
      '                    10 Apr reminder 2,',
      '                    12 Apr receipt',
      'Atelier  €1,200.00',
      'Lumière',
      '',
    ].join('\n'),
  );
});

it('is only the heading when there is nothing to show', () => {
  expect(layOutTable(columns, [])).toBe('Debtor  Amount  Messages\n──────  ──────  ────────\n');
});
