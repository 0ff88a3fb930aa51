import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { type FileEntry, packed, unpacked } from '../../../lambdas/domain/legal-file/container.ts';
import { verifyLegalFile } from '../../../lambdas/domain/legal-file/verify-legal-file.ts';
import { manifestStatement } from '../../../lambdas/domain/legal-file/manifest.ts';
import { fingerprintOf, signedStatementBytes, statementBytes } from '../../../lambdas/domain/signed-statement.ts';
import { aLegalFile, aMaterial, covered, dunned, events, signer } from './legal-file-builders.ts';
import { aSigner } from './signing.ts';

const file = Buffer.from(aLegalFile());
const fingerprint = fingerprintOf(signer.signNow(Buffer.from('')).publicKey);
const faultsOf = (bytes: Uint8Array) => verifyLegalFile(bytes).faults;

/** The file with its entries changed, packed as an honest program would. */
function rewritten(change: (entries: FileEntry[]) => FileEntry[]): Uint8Array {
  return packed(change(unpacked(file) ?? []));
}
const withEntry = (name: string, change: (bytes: Buffer) => Buffer) =>
  rewritten((entries) =>
    entries.map((entry) => (entry.path === name ? { ...entry, bytes: change(Buffer.from(entry.bytes)) } : entry)),
  );

/** Every region of a ZIP: local headers, names, what is in each entry, the central directory and its end. */
const anyByte = fc.nat(file.length - 1);

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** What the verifier that lies in a file says of it, unpacked in a folder and run by itself. */
function runVerifierOf(container: Uint8Array, ...options: string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'legal-file-'));
  folders.push(folder);
  for (const entry of unpacked(container) ?? []) {
    mkdirSync(path.dirname(path.join(folder, entry.path)), { recursive: true });
    writeFileSync(path.join(folder, entry.path), entry.bytes);
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(folder, 'verify.mjs'), ...options], {
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

describe('the legal file of a case', () => {
  it('is found as it was made, with the key it was signed with and the digest that covers it', () => {
    expect(verifyLegalFile(file)).toMatchObject({
      faults: [],
      fingerprint,
      coveredBy: '2026-04-03',
      manifest: { asOf: '2026-04-02', head: { invoiceId: dunned.id, seq: 3, hash: dunned.lastHash } },
    });
  });

  it('is the same to the byte when it is made again, whatever order its material was read in', () => {
    const shuffled = aMaterial({ events: JSON.parse(JSON.stringify(events)) as typeof events });
    expect(file.equals(aLegalFile(shuffled))).toBe(true);
  });

  it('is not taken when any one byte of it was changed', () => {
    fc.assert(
      fc.property(anyByte, fc.integer({ min: 1, max: 255 }), (position, flip) => {
        const copy = Buffer.from(file);
        copy[position] = (copy[position] ?? 0) ^ flip;
        expect(faultsOf(copy)).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('is not taken when a byte was taken out or put in anywhere', () => {
    fc.assert(
      fc.property(fc.nat(file.length), fc.option(fc.nat(255)), (position, added) => {
        const rest = file.subarray(added === null ? position + 1 : position);
        const copy = Buffer.concat([file.subarray(0, position), Buffer.from(added === null ? [] : [added]), rest]);
        if (copy.equals(file)) return;
        expect(faultsOf(copy)).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each(unpacked(file)?.map((entry) => [entry.path]) ?? [])('is not taken with another %s', (name) => {
    for (const at of [0, 0.5, 1])
      expect(
        faultsOf(
          withEntry(name, (bytes) => {
            const place = Math.floor(at * (bytes.length - 1));
            bytes[place] = (bytes[place] ?? 0) ^ 1;
            return bytes;
          }),
        ),
      ).not.toEqual([]);
  });

  it('says which part is missing, changed or added', () => {
    expect(faultsOf(rewritten((all) => all.filter((entry) => entry.path !== 'payments.json')))).toContain(
      'payments.json is missing',
    );
    expect(faultsOf(withEntry('invoice.json', (bytes) => Buffer.concat([bytes, Buffer.from(' ')])))).toContain(
      'invoice.json was changed',
    );
    const more = { path: 'messages/999.eml', bytes: Buffer.from('x') };
    expect(faultsOf(rewritten((all) => [...all, more]))).toContain('messages/999.eml was added');
  });

  it('shows by another fingerprint that somebody else has made it, and does not take a digest of his', () => {
    const forger = aSigner();
    const forged = verifyLegalFile(aLegalFile(aMaterial({ coverage: covered(forger) }), forger));
    expect(forged.faults).toEqual([]);
    expect(forged.fingerprint).not.toBe(fingerprint);
    expect(faultsOf(aLegalFile(aMaterial({ coverage: covered(forger) })))).toContain(
      'digest/statement.json is signed by another key than the manifest',
    );
  });

  it('is not taken with a timeline that was told otherwise before it was signed', () => {
    const [first, second, third] = events;
    if (!first || !second || !third) throw new Error('the case has three events');
    const other = { ...second, at: '2026-04-01T08:00:00.000Z' };
    expect(faultsOf(aLegalFile(aMaterial({ events: [first, other, third] })))).toContain(
      'timeline.json: event 2 does not follow the one before it',
    );
    expect(faultsOf(aLegalFile(aMaterial({ events: [first, second] })))).toContain(
      'timeline.json does not end at the head of the manifest',
    );
  });

  it('is not taken, and breaks no verifier, with a proof of another shape', () => {
    const renamed = withEntry('digest/proof.json', (bytes) =>
      Buffer.from(bytes.toString().replace('"hash"', '"hasi"')),
    );
    expect(faultsOf(renamed)).toContain('digest/proof.json was changed');
    const empty = withEntry('digest/statement.json', () => Buffer.from('null'));
    expect(faultsOf(empty)).toContain('digest/statement.json was changed');
    for (const each of [renamed, empty]) expect(runVerifierOf(each).status).toBe(1);
  });

  it('is not unpacked when its entries would fill more room than the file itself', () => {
    const bomb = zipSync({ 'a.txt': new Uint8Array(5_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(unpacked(bomb)).toBeUndefined();
    // Many entries of the directory may name the same bytes.
    const one = Buffer.from(zipSync({ a: Buffer.alloc(5000) }, { level: 0 }));
    const [directory, end] = [one.indexOf('PK\u0001\u0002'), one.indexOf('PK\u0005\u0006')];
    const entry = one.subarray(directory, end);
    const entries = Array.from({ length: 50 }, (_, n) => {
      const copy = Buffer.from(entry);
      copy[46] = 0x30 + n;
      return copy;
    });
    const closing = Buffer.from(one.subarray(end));
    closing.writeUInt16LE(50, 8);
    closing.writeUInt16LE(50, 10);
    expect(unpacked(Buffer.concat([one.subarray(0, directory), ...entries, closing]))).toBeUndefined();
    expect(unpacked(Buffer.concat([one.subarray(0, directory), entry, one.subarray(end)]))).toHaveLength(1);
  });

  it.each(['null', '{}', '{"head":null,"entries":[]}', '{"head":{"invoiceId":"x"},"entries":{}}'])(
    'is not taken, and breaks no verifier, when somebody has signed the manifest %s',
    (manifest) => {
      const bytes = Buffer.from(manifest);
      const statement = manifestStatement('x', bytes);
      const signature = signedStatementBytes(statement, signer.signNow(statementBytes(statement)));
      const forged = rewritten((all) =>
        all.map((each) =>
          each.path === 'manifest.json'
            ? { ...each, bytes }
            : each.path === 'manifest.sig'
              ? { ...each, bytes: signature }
              : each,
        ),
      );
      expect(faultsOf(forged)).not.toEqual([]);
    },
  );

  it('names no digest as long as none covers it', () => {
    const uncovered = aLegalFile(aMaterial({ coverage: { kind: 'notYet', expectedOn: '2026-04-03' } }));
    expect(verifyLegalFile(uncovered)).toMatchObject({ faults: [], coveredBy: null });
  });

  it('is judged the same by the verifier that lies in it, which needs nothing but Node', () => {
    const good = runVerifierOf(file, '--key', fingerprint);
    expect(good).toMatchObject({ status: 0, said: expect.stringContaining(fingerprint) });
    expect(good.said).toContain('2026-04-03');
    expect(good.said).not.toContain('NOT CHECKED');
    expect(runVerifierOf(file).said).toContain('NOT CHECKED: whose key that is');
    const bad = [
      withEntry('timeline.json', (bytes) => Buffer.from(bytes.toString().replace('A question.', 'An answer.'))),
      rewritten((all) => all.filter((entry) => entry.path !== 'payments.json')),
      rewritten((all) => [...all, { path: 'more.txt', bytes: Buffer.from('x') }]),
      withEntry('digest/proof.json', (bytes) => Buffer.from(bytes.toString().replace('"left"', '"right"'))),
    ];
    for (const each of bad) {
      expect(runVerifierOf(each).status).toBe(1);
      expect(faultsOf(each)).not.toEqual([]);
    }
    expect(runVerifierOf(file, '--key', 'ab').status).toBe(1);
  });
});
