import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packed, unpacked } from '../../../lambdas/domain/legal-file/container.ts';
import { fingerprintOf } from '../../../lambdas/domain/signed-statement.ts';
import { LegalFileUsageError, readOptions } from '../../../local/legal-file/options.ts';
import { verifyFile } from '../../../local/legal-file/verify-file.ts';
import { aLegalFile, signer } from '../../domain/legal-file/legal-file-builders.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'verify-file-'));
afterAll(() => rmSync(folder, { recursive: true }));
const bytes = Buffer.from(aLegalFile());
const key = fingerprintOf(signer.signNow(Buffer.from('')).publicKey);

function verify(content: Uint8Array, wanted?: string) {
  const file = path.join(folder, 'file.zip');
  writeFileSync(file, content);
  let said = '';
  const output = { write: (text: string) => ((said += text), true) };
  return { status: verifyFile({ file, key: wanted }, { output, errors: output }), said };
}

describe('npm run legal-file -- --verify', () => {
  it('says whose key has signed the file, what it covers, and that every byte is as it was made', () => {
    const { status, said } = verify(bytes);
    expect(status).toBe(0);
    expect(said).toContain(key);
    expect(said).toContain('main-FA-1');
    expect(said).toContain('signed digest of 2026-04-03');
    expect(said).toContain('Compare the fingerprint');
    expect(said).toContain('NOT CHECKED: whose key that is');
    const named = verify(bytes, key);
    expect(named.status).toBe(0);
    expect(named.said).not.toContain('NOT CHECKED');
  });

  it('fails with what is wrong on a copy with one byte more, and on one that is signed by another key', () => {
    const longer = verify(Buffer.concat([bytes, Buffer.from('x')]));
    expect(longer.status).toBe(1);
    expect(longer.said).toContain('WRONG: the ZIP itself holds other bytes');
    expect(longer.said).not.toContain('Every byte is as it was made');
    expect(verify(bytes, 'a'.repeat(64))).toMatchObject({ status: 1 });
  });

  it('prints no name of a file as a command to the terminal', () => {
    const { status, said } = verify(
      packed([...(unpacked(bytes) ?? []), { path: 'messages/\u001B[2J.eml', bytes: Buffer.from('x') }]),
    );
    expect(status).toBe(1);
    expect(said).toContain('messages/?[2J.eml was added');
    expect(said).not.toContain('\u001B');
  });

  it('fails on a file that is not there, and on one that is no ZIP', () => {
    const quiet = { write: () => true };
    const missing = { file: path.join(folder, 'missing.zip'), key: undefined };
    expect(verifyFile(missing, { output: quiet, errors: quiet })).toBe(1);
    expect(verify(Buffer.from('no ZIP'))).toMatchObject({ status: 1 });
    expect(verify(Buffer.from('')).status).toBe(1);
  });
});

describe('the command line of npm run legal-file', () => {
  it('takes a data folder and where to write, or a file to verify', () => {
    expect(readOptions(['--data', 'd', '--out', 'o'])).toEqual({ kind: 'write', data: 'd', out: 'o' });
    expect(readOptions(['--verify', 'f.zip'])).toEqual({ kind: 'verify', file: 'f.zip', key: undefined });
    expect(readOptions(['--verify', 'f.zip', '--key', 'A'.repeat(64)])).toMatchObject({ key: 'a'.repeat(64) });
  });

  it.each([
    [['--data', 'd']],
    [[]],
    [['--verify', 'f', '--data', 'd']],
    [['--verify', 'f', '--key', 'short']],
    [['--key', 'a'.repeat(64), '--data', 'd', '--out', 'o']],
    [['--nothing']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow(LegalFileUsageError);
  });
});
