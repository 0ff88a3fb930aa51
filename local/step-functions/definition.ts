import type { Rule } from './choice-rule.ts';
import type { Expression } from './expression.ts';
import type { Json } from './json.ts';
import type { Path } from './path.ts';
import type { PayloadTemplate } from './payload-template.ts';
import type { ResultPath } from './result-path.ts';

/** A state machine, checked and ready to run: every path, template and rule is parsed. */
export interface Machine extends Branch {
  /** The longest an execution may last, in seconds. */
  readonly timeoutSeconds: number | undefined;
}

export interface Branch {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, State>;
}

export interface Retrier {
  readonly errors: readonly string[];
  readonly intervalSeconds: number;
  readonly maxAttempts: number;
  readonly backoffRate: number;
  readonly maxDelaySeconds: number | undefined;
  readonly hasFullJitter: boolean;
}

export interface Catcher {
  readonly errors: readonly string[];
  readonly resultPath: ResultPath;
  readonly next: string;
}

/** `inputPath` and `outputPath`: null stands for an empty object, as in States Language. */
interface Named {
  readonly name: string;
  readonly inputPath: Path | null;
  readonly outputPath: Path | null;
  /** The state that follows; undefined ends the branch. */
  readonly next: string | undefined;
}

interface Guarded extends Named {
  readonly parameters: PayloadTemplate | undefined;
  readonly resultSelector: PayloadTemplate | undefined;
  readonly resultPath: ResultPath;
  readonly retriers: readonly Retrier[];
  readonly catchers: readonly Catcher[];
}

export interface TaskState extends Guarded {
  readonly type: 'Task';
  /** The ARN of a Lambda function, or `callback` for `lambda:invoke.waitForTaskToken`. */
  readonly resource: { readonly kind: 'function'; readonly arn: string } | { readonly kind: 'callback' };
  readonly timeoutSeconds: number | undefined;
}

export interface ParallelState extends Guarded {
  readonly type: 'Parallel';
  readonly branches: readonly Branch[];
}

interface PassState extends Named {
  readonly type: 'Pass';
  readonly result: Json | undefined;
  readonly parameters: PayloadTemplate | undefined;
  readonly resultPath: ResultPath;
}

export type WaitUntil =
  | { readonly kind: 'seconds'; readonly seconds: number | Path }
  | { readonly kind: 'timestamp'; readonly timestamp: string | Path };

export interface WaitState extends Named {
  readonly type: 'Wait';
  readonly until: WaitUntil;
}

export interface ChoiceState extends Named {
  readonly type: 'Choice';
  readonly choices: readonly { readonly rule: Rule; readonly next: string }[];
  readonly otherwise: string | undefined;
}

interface SucceedState extends Named {
  readonly type: 'Succeed';
}

export interface FailState extends Named {
  readonly type: 'Fail';
  readonly error: Expression | undefined;
  readonly cause: Expression | undefined;
}

export type State = TaskState | ParallelState | PassState | WaitState | ChoiceState | SucceedState | FailState;
