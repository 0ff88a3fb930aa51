import { StepFunctionsApiError } from './api-error.ts';
import { parseJson } from './json.ts';
import type { Json } from './json.ts';
import { maxPayloadBytes } from './state-data.ts';

/** 1 to 80 characters; no white space, brackets, wildcards, control characters or `" # % \ ^ | ~ \` $ & , ; : /`. */
const executionName = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF]{1,80}$/u;

export function checkExecutionName(name: string): void {
  if (!executionName.test(name)) throw new StepFunctionsApiError('InvalidName', `Invalid Name: '${name}'`);
}

const refusals = {
  input: ['InvalidExecutionInput', 'Invalid State Machine Execution Input'],
  output: ['InvalidOutput', 'Invalid Output'],
} as const;

/** Parses an execution's input or a task's output. Throws AWS's error for text that is no JSON, or too long. */
export function checkPayload(text: string, member: keyof typeof refusals): Json {
  if (Buffer.byteLength(text) > maxPayloadBytes) {
    const constraint = `Member must have length less than or equal to ${maxPayloadBytes}`;
    throw new StepFunctionsApiError(
      'ValidationException',
      `1 validation error detected: Value at '${member}' failed to satisfy constraint: ${constraint}`,
    );
  }
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const [name, sentence] = refusals[member];
    throw new StepFunctionsApiError(name, `${sentence}: '${error.message}'`);
  }
}
