import { describe, expect, it } from 'vitest';
import { statementOfAccount } from '../../lambdas/documents/statement-of-account.ts';
import type { StatementContent } from '../../lambdas/templates/statement-content.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { menuiserieRoux } from '../templates/message-builders.ts';
import { aLine, aStatement, aStatementSection } from '../templates/statement-builders.ts';
import { linesOf, readPdf } from './pdf-text.ts';

const fonts = installedFonts();
const pagesOf = async (content: StatementContent) => readPdf(await statementOfAccount(content, fonts));
const linesOfPages = async (content: StatementContent) => (await pagesOf(content)).map(linesOf);
const manyLines = (count: number) => Array.from({ length: count }, (_, index) => aLine(`FA-${index + 1}`, 90 - index));

describe('the pages of a statement', () => {
  it('goes on over pages with the head of its table and its number on each, every invoice once and none parted', async () => {
    const pages = await linesOfPages(aStatement({ sections: [aStatementSection(manyLines(60))] }));
    expect(pages).toHaveLength(3);
    for (const [index, lines] of pages.entries()) {
      expect(lines.filter((line) => line.startsWith('Facture | '))).toHaveLength(1);
      expect(lines.some((line) => line.endsWith(`| ${index + 1} / 3`))).toBe(true);
      expect(lines.some((line) => line.startsWith('SARL au capital'))).toBe(true);
    }
    const numbers = pages.flat().flatMap((line) => /^(FA-\d+) \|.*€$/.exec(line)?.[1] ?? []);
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, index) => `FA-${index + 1}`));
    // The sums never stand alone on a page.
    const last = pages.at(-1) ?? [];
    expect(last.findIndex((line) => line.startsWith('FA-60 |'))).toBeLessThan(
      last.findIndex((line) => line.startsWith('Total')),
    );
  });

  it.each([17, 18, 19, 20, 21, 22, 50, 51, 52, 53, 54])(
    'of %i invoices keeps text above the legal mentions, and leaves no page with less than a line of its table',
    async (count) => {
      const pages = await pagesOf(aStatement({ sections: [aStatementSection(manyLines(count))] }));
      for (const page of pages) {
        const footer = page.find(({ text }) => / \/ \d+$/.test(text))?.y ?? 0;
        const mentions = page.filter(({ text, y }) => y < footer - 1 && !text.startsWith('SARL au capital'));
        expect(mentions).toEqual([]);
        const ends = page.map(({ right }) => right);
        expect(Math.max(...ends)).toBeLessThan(545);
        const lines = linesOf(page);
        const head = lines.findIndex((line) => line.startsWith('Facture | '));
        if (head >= 0) expect(lines[head + 1]).toMatch(/^FA-/);
      }
    },
  );

  it('ends all amounts of a column at one edge', async () => {
    const lines = [aLine('FA-1', 3, { amountMinor: 123_456_789 }), aLine('FA-2', 3, { amountMinor: 900 })];
    const [page = []] = await pagesOf(aStatement({ sections: [aStatementSection(lines)] }));
    const balances = page.filter(({ text }) => /^(9,00|1.234.567,89|1.234.576,89).€$/.test(text));
    const edges = Map.groupBy(balances, ({ right }) => Math.round(right));
    expect([...edges.values()].map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([3, 4]);
  });

  it('shows a long name and address whole in the window of an envelope, with nothing else in it', async () => {
    const millimeters = (points: number) => (points * 25.4) / 72;
    const debtor = {
      ...menuiserieRoux,
      name: 'Gesellschaft für internationalen Maschinenbau und Werkzeughandel in Liquidation, Niederlassung Süd '.repeat(
        2,
      ),
      addressLines: [
        'Bâtiment 7',
        '3e étage',
        'Résidence des Tilleuls',
        '12 rue du Port',
        'BP 12',
        'CS 30',
        '38200 Vienne',
      ],
    };
    const [page = []] = await pagesOf(aStatement({ debtor }));
    const placed = page.map(({ text, x, right, y }) => {
      return { text, from: millimeters(x), to: millimeters(right), down: 297 - millimeters(y) };
    });
    const seen = placed.filter(({ to, down }) => to > 90 && down > 34 && down < 90);
    expect(seen.every(({ from, to, down }) => from >= 100 && to <= 190 && down >= 55 && down <= 79)).toBe(true);
    expect(seen.map(({ text }) => text).join(' ')).toBe([debtor.name.trim(), ...debtor.addressLines].join(' '));
  });

  it('breaks the number of an invoice that is too long, never an amount', async () => {
    const number = 'F'.repeat(64);
    const [lines = []] = await linesOfPages(
      aStatement({
        sections: [aStatementSection([aLine(number, 3, { amountMinor: 12_345_678_901 }), aLine('FA-2', 3)])],
      }),
    );
    const row = lines.find((line) => /^F+ \|/.test(line)) ?? '';
    expect(row.split(' | ')[0]?.length).toBeLessThan(64);
    expect(row).toContain('123 456 789,01 € | – | – | 123 456 789,01 €');
    expect(lines.join('').replaceAll(/[^F]/g, '').length).toBeGreaterThanOrEqual(64);
  });
});
