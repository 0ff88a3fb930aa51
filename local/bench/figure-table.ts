import { type Cell, type Column, layOutTable } from '../start/lay-out-table.ts';
import { type Aim, type Figure, isMet } from './figure.ts';

const columns: readonly Column[] = [
  { heading: 'Part', width: 8 },
  { heading: 'Figure', width: 56 },
  { heading: 'Measured', width: 24, side: 'right' },
  { heading: 'Spread', width: 24, side: 'right' },
  { heading: 'Aim', width: 20, side: 'right' },
  { heading: 'Met', width: 6 },
];

/** Three digits that count, and no more than a reader needs: 0.0123, 1.23, 12.3, 1,234. */
function inFigures(value: number): string {
  const isLarge = Math.abs(value) >= 100;
  return value.toLocaleString('en', isLarge ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });
}

function quantity(value: number, unit: string): string {
  return unit === '×' ? `${inFigures(value)}×` : `${inFigures(value)} ${unit}`.trimEnd();
}

function aimText(aim: Aim, unit: string): string {
  return 'atMost' in aim ? `≤ ${quantity(aim.atMost, unit)}` : `≥ ${quantity(aim.atLeast, unit)}`;
}

function rowOf(part: string, figure: Figure): Cell[] {
  const { name, value, unit, spread, aim } = figure;
  const met = isMet(figure);
  return [
    part,
    name,
    // A cell of one piece is not broken between number and unit.
    [quantity(value, unit)],
    spread === undefined ? '' : [`${inFigures(spread[0])} – ${inFigures(spread[1])}`],
    aim === undefined ? '' : [aimText(aim, unit)],
    met === undefined ? '' : met ? 'yes' : 'MISSED',
  ];
}

/** All figures in one table, each with its aim where there is one and whether it is met. */
export function figureTable(parts: readonly { readonly name: string; readonly figures: readonly Figure[] }[]): string {
  const rows = parts.flatMap(({ name, figures }) =>
    figures.map((figure, index) => rowOf(index === 0 ? name : '', figure)),
  );
  return layOutTable(columns, rows);
}
