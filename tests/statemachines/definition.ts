import { readFileSync } from 'node:fs';
import path from 'node:path';

export type State = {
  readonly Type: string;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly Record<string, unknown>[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Retry?: readonly Record<string, unknown>[];
  readonly Branches?: readonly Branch[];
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly Parameters?: Record<string, unknown>;
  readonly TimestampPath?: string;
  readonly ItemProcessor?: Branch;
  readonly ItemSelector?: Record<string, unknown>;
};
export type Branch = { readonly StartAt: string; readonly States: Readonly<Record<string, State>> };

export const definitionFiles = ['dunning.asl.json', 'debtor-notice.asl.json', 'bulk-import.asl.json'] as const;

/** The text of a state machine's file, as finance and Step Functions read it. */
export function definitionText(file: (typeof definitionFiles)[number]): string {
  return readFileSync(path.resolve(import.meta.dirname, '../../statemachines', file), 'utf8');
}

export function definitionOf(file: (typeof definitionFiles)[number]): Branch {
  return JSON.parse(definitionText(file)) as Branch;
}

/** The machine itself and all branches in it, each with its own states. */
export function branchesOf(branch: Branch): readonly Branch[] {
  const inner = Object.values(branch.States).flatMap(({ Branches = [], ItemProcessor }) =>
    ItemProcessor ? [ItemProcessor] : Branches,
  );
  return [branch, ...inner.flatMap(branchesOf)];
}

/** Every state with its name, those inside branches too. */
export function statesOf(branch: Branch): readonly (readonly [string, State])[] {
  return branchesOf(branch).flatMap(({ States }) => Object.entries(States));
}
