import { refuse } from '../refused-statement.ts';
import type { CfonbOperation } from './cfonb-entry.ts';
import type { CfonbLine } from './cfonb-lines.ts';

/** One statement: its old balance (01), its operations (04 with 05), its new balance (07). */
export type CfonbBlock = {
  readonly opening: CfonbLine;
  readonly operations: readonly CfonbOperation[];
  readonly closing: CfonbLine;
};

type Open = {
  readonly opening: CfonbLine;
  readonly operations: { readonly line: CfonbLine; readonly details: CfonbLine[] }[];
};

const broken = (line: CfonbLine, why: string) => refuse('brokenStructure', `line ${line.number} (${line.code}) ${why}`);

/** Groups the records; refuses the file where one stands where it cannot. */
export function cfonbBlocks(lines: readonly CfonbLine[]): readonly CfonbBlock[] {
  const blocks: CfonbBlock[] = [];
  let open: Open | undefined;
  for (const line of lines) {
    if (line.code === '01') {
      if (open)
        broken(line, `starts a statement before the one of line ${open.opening.number} has its new balance (07)`);
      open = { opening: line, operations: [] };
    } else if (!open) {
      broken(line, 'stands outside a statement: no old balance (01) is before it');
    } else if (line.code === '04') {
      open.operations.push({ line, details: [] });
    } else if (line.code === '05') {
      (open.operations.at(-1) ?? broken(line, 'is a detail without an operation (04)')).details.push(line);
    } else {
      blocks.push({ ...open, closing: line });
      open = undefined;
    }
  }
  if (open) broken(open.opening, 'starts a statement that has no new balance (07)');
  return blocks;
}
