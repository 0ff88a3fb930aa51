import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chainDigest,
  digestBytes,
  digestStatement,
  headText,
} from '../../../lambdas/domain/chain-digest/chain-digest.ts';
import { proofOf, rootBy, rootOf } from '../../../lambdas/domain/chain-digest/hash-tree.ts';
import { sha256Of } from '../../../lambdas/domain/sha256.ts';
import { statementBytes } from '../../../lambdas/domain/signed-statement.ts';

const head = (invoiceId: string, seq = 1, hash = `${invoiceId}-${seq}`) => ({ invoiceId, seq, hash });

describe('a digest of chain heads', () => {
  it('tells heads in the order of their invoices, and names the digest before by its hash', () => {
    const first = chainDigest({ day: '2026-04-01', heads: [head('b'), head('a')] }, undefined);
    expect(digestBytes(first).toString()).toBe(
      '{"day":"2026-04-01","heads":[{"hash":"a-1","invoiceId":"a","seq":1},{"hash":"b-1","invoiceId":"b","seq":1}],"previous":null}',
    );
    const sha256 = sha256Of(digestBytes(first));
    expect(chainDigest({ day: '2026-04-02', heads: [] }, { sha256, digest: first }).previous).toBe(sha256);
  });

  it('leaves out what the digest before told already, and tells what has gone on since', () => {
    const digest = chainDigest({ day: '2026-04-01', heads: [head('a'), head('b')] }, undefined);
    const next = chainDigest({ day: '2026-04-02', heads: [head('a'), head('b', 2)] }, { sha256: 'ab', digest });
    expect(next.heads).toEqual([head('b', 2)]);
  });

  it('is signed by a statement that KMS takes, whatever it holds', () => {
    const heads = Array.from({ length: 100_000 }, (_, index) => head(`main-FA-${index}`, 12, sha256Of(String(index))));
    const bytes = digestBytes(
      chainDigest(
        { day: '2026-04-01', heads },
        { sha256: sha256Of(''), digest: { day: '2026-03-31', previous: null, heads: [] } },
      ),
    );
    const statement = digestStatement(bytes);
    expect(statement).toMatchObject({ count: 100_000, sha256: sha256Of(bytes) });
    expect(statementBytes(statement).length).toBeLessThan(4096);
    expect(bytes.length).toBeLessThan(20 * 1024 * 1024);
  });
});

describe('the hash tree of a digest', () => {
  // The vectors of Certificate Transparency: https://github.com/google/certificate-transparency (merkle_tree_test.cc).
  it('hashes leaves and nodes as RFC 6962 does', () => {
    const texts = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const leaves = texts.map((hex) => Buffer.from(hex, 'hex').toString());
    const roots = [0, 1, 2, 8].map((count) => rootOf(leaves.slice(0, count)));
    expect(roots).toEqual([
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ]);
  });

  it('proves each text to be among them, and no other one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.string(),
        (texts, at, other) => {
          const index = at % texts.length;
          const root = rootOf(texts);
          const proof = proofOf(texts, index);
          expect(rootBy(texts[index] ?? '', proof)).toBe(root);
          if (other !== texts[index]) expect(rootBy(other, proof)).not.toBe(root);
        },
      ),
    );
  });

  it('takes some twenty hashes for a hundred thousand heads', () => {
    const texts = Array.from({ length: 100_000 }, (_, index) => headText(head(`main-${index}`)));
    expect(proofOf(texts, 99_999).length).toBeLessThan(20);
  });
});
