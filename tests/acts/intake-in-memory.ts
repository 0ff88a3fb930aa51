import { createHash } from 'node:crypto';
import type { Intake } from '../../lambdas/ports/intake.ts';

/** An intake bucket that is gone with the test, and what lies in it as text. */
export function intakeInMemory() {
  const files = new Map<string, Uint8Array>();
  const etagOf = (bytes: Uint8Array) => createHash('md5').update(bytes).digest('hex');
  const intake: Intake = {
    async load(key, { mostBytes, etag }) {
      const bytes = files.get(key);
      if (!bytes || (etag !== undefined && etag !== `"${etagOf(bytes)}"`)) return { kind: 'gone' };
      if (bytes.length > mostBytes) return { kind: 'tooLarge', size: bytes.length };
      return { kind: 'file', file: { bytes, etag: etagOf(bytes) } };
    },
    async put({ key, bytes }) {
      files.set(key, bytes);
    },
    linkToPut: (key) => Promise.resolve(`https://intake.example/${key}`),
    linkToGet: (key) => Promise.resolve(`https://intake.example/${key}`),
  };
  return {
    intake,
    etagOf: (key: string) => etagOf(files.get(key) ?? new Uint8Array()),
    textAt: (key: string) => Buffer.from(files.get(key) ?? []).toString(),
    remove: (key: string) => files.delete(key),
    keys: () => [...files.keys()].toSorted(),
  };
}
