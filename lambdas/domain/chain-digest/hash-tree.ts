import { createHash } from 'node:crypto';

/**
 * A hash tree over texts, as RFC 6962 has it (section 2.1): one hash stands for all of them, and a proof of some twenty
 * hashes shows that one of them is among them without showing any other. Leaves and nodes are told apart by their first
 * byte, so that none can be passed off as the other.
 */
const hashOf = (...parts: readonly (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leaf = Buffer.from([0]);
const node = Buffer.from([1]);

/** One step up: the hash beside, and on which side it is. */
export type ProofStep = { readonly side: 'left' | 'right'; readonly hash: string };

const leafOf = (text: string): Buffer => hashOf(leaf, text);
const nodeOf = (left: Buffer, right: Buffer): Buffer => hashOf(node, left, right);

/** One level up. A last one without a neighbor rises as it is. */
function above(level: readonly Buffer[]): Buffer[] {
  return Array.from({ length: Math.ceil(level.length / 2) }, (_, index) => {
    const [left, right] = level.slice(2 * index, 2 * index + 2) as [Buffer, Buffer?];
    return right ? nodeOf(left, right) : left;
  });
}

function levelsOf(texts: readonly string[]): Buffer[][] {
  const levels = [texts.map(leafOf)];
  for (let top = levels[0] ?? []; top.length > 1; top = levels.at(-1) ?? []) levels.push(above(top));
  return levels;
}

/** The hash that stands for all texts in their order, in hex; for none, that of nothing. */
export function rootOf(texts: readonly string[]): string {
  const [top] = levelsOf(texts).at(-1) ?? [];
  return (top ?? hashOf()).toString('hex');
}

/** What leads from one of the texts up to the root. */
export function proofOf(texts: readonly string[], index: number): ProofStep[] {
  return levelsOf(texts).flatMap((level, height) => {
    const place = Math.floor(index / 2 ** height);
    const isLeft = place % 2 === 0;
    const beside = level[isLeft ? place + 1 : place - 1];
    return beside ? [{ side: isLeft ? 'right' : 'left', hash: beside.toString('hex') } as const] : [];
  });
}

/** The root to which a text leads by a proof, in hex. */
export function rootBy(text: string, proof: readonly ProofStep[]): string {
  const top = proof.reduce((below, { side, hash }) => {
    const beside = Buffer.from(hash, 'hex');
    return side === 'left' ? nodeOf(beside, below) : nodeOf(below, beside);
  }, leafOf(text));
  return top.toString('hex');
}
