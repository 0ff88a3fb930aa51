import { html } from 'hono/html';
import type { Markup } from './markup.ts';

type Column<Row> = {
  readonly name: string;
  readonly cell: (row: Row) => Markup | string | number;
  /** Numbers and amounts stand at the end of their cell, so that they can be compared. */
  readonly isNumber?: boolean;
};

/**
 * A table that becomes one card a row on a phone. The roles say again what the elements are: a browser forgets that a
 * table is one when its rows are laid out as blocks.
 */
export function table<Row>(options: {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What is said instead of a table without rows. */
  readonly empty: string;
}): Markup {
  const { caption, columns, rows, empty } = options;
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  const cellOf = ({ name, cell, isNumber }: Column<Row>, row: Row): Markup =>
    html`<td role="cell" data-label="${name}" ${isNumber ? html`class="number"` : ''}><span>${cell(row)}</span></td>`;
  return html`<table role="table">
    <caption>
      ${caption}
    </caption>
    <thead role="rowgroup">
      <tr role="row">
        ${columns.map(
          ({ name, isNumber }) =>
            html`<th role="columnheader" scope="col" ${isNumber ? html`class="number"` : ''}>${name}</th>`,
        )}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(
        (row) =>
          html`<tr role="row">
            ${columns.map((column) => cellOf(column, row))}
          </tr>`,
      )}
    </tbody>
  </table>`;
}
