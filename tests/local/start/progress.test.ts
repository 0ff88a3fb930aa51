import { expect, it } from 'vitest';
import { createProgress } from '../../../local/start/progress.ts';

const reached = { openInvoices: 1, messages: 2 };

function shown(isTTY: boolean, days: readonly string[]): string {
  let text = '';
  const progress = createProgress({ isTTY, write: (written) => (text += written) });
  for (const day of days) progress.show(Date.parse(`${day}T07:00:00Z`), () => reached);
  progress.end();
  return text;
}

it('writes one line again and again on a terminal, and leaves none behind', () => {
  expect(shown(true, ['2026-04-07', '2026-04-08'])).toBe(
    '\r\u001B[2K7 Apr 2026: 1 invoice open, 2 messages sent\r\u001B[2K',
  );
});

it('writes a line a month elsewhere, such as in a log', () => {
  expect(shown(false, ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-30'])).toBe(
    '30 Mar 2026: 1 invoice open, 2 messages sent\n1 Apr 2026: 1 invoice open, 2 messages sent\n',
  );
});
