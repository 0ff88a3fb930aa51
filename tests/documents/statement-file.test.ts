import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { statementFileName, statementOfAccount } from '../../lambdas/documents/statement-of-account.ts';
import { installedFonts } from '../../local/stack/installed-fonts.ts';
import { menuiserieRoux } from '../templates/message-builders.ts';
import { aStatement } from '../templates/statement-builders.ts';

const fonts = installedFonts();
afterEach(() => void vi.useRealTimers());

describe('the file of a statement', () => {
  it('is named after what it is and its day, in the language of the debtor', () => {
    expect(statementFileName(aStatement())).toBe('releve-de-compte-2026-04-20.pdf');
    expect(statementFileName(aStatement({ locale: 'en' }))).toBe('statement-of-account-2026-04-20.pdf');
  });

  it('has the same bytes on another day, in another process and in another time zone', async () => {
    const hashes: string[] = [];
    for (const now of ['2026-04-20T07:00:00Z', '2031-12-24T23:59:00Z']) {
      vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) });
      hashes.push(
        createHash('sha256')
          .update(await statementOfAccount(aStatement(), fonts))
          .digest('hex'),
      );
    }
    const script = path.resolve(import.meta.dirname, '../fixtures/print-statement.ts');
    const env = { ...process.env, TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8' };
    hashes.push(execFileSync(process.execPath, [script], { env }).toString());
    expect(new Set(hashes).size).toBe(1);
  });

  it('has the same bytes whatever documents were made before it, with other letters for the same glyphs', async () => {
    const signs = { debtor: { ...menuiserieRoux, name: 'µ Ω ∆ –' } };
    const letters = { debtor: { ...menuiserieRoux, name: 'μ Ω Δ –' } };
    const alone = await statementOfAccount(aStatement(letters), installedFonts());
    const shared = installedFonts();
    const first = await statementOfAccount(aStatement(signs), shared);
    expect((await statementOfAccount(aStatement(letters), shared)).equals(alone)).toBe(true);
    expect((await statementOfAccount(aStatement(signs), shared)).equals(first)).toBe(true);
    const both = [aStatement(signs), aStatement(letters)].map((content) => statementOfAccount(content, shared));
    expect((await Promise.all(both)).map((file, index) => file.equals([first, alone][index] ?? file))).toEqual([
      true,
      true,
    ]);
  });

  it('says what it is, whose it is and in which language', async () => {
    const file = (await statementOfAccount(aStatement(), fonts)).toString('latin1');
    expect(file).toContain('/Lang (fr)');
    expect(file).toContain('/DisplayDocTitle true');
    expect(file).toContain('(D:20260420000000Z)');
    expect(file).not.toContain('Helvetica');
  });
});
