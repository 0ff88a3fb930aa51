import { StepFunctionsApiError } from './api-error.ts';
import { parseJson } from './json.ts';
import type { Json } from './json.ts';
import { maxPayloadBytes } from './state-data.ts';

/** 1 to 80 characters; no white space, brackets, wildcards, control characters or `" # % \ ^ | ~ \` $ & , ; : /`. */
const executionName = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}\uFFFE\uFFFF]{1,80}$/u;

export function checkExecutionName(name: string): void {
  if (!executionName.test(name)) throw new StepFunctionsApiError('InvalidName', `Invalid Name: '${name}'`);
}

/** Parses an input or output; `errorName` is AWS's name for text that is no JSON. */
export function checkPayload(text: string, errorName: 'InvalidExecutionInput' | 'InvalidOutput'): Json {
  if (Buffer.byteLength(text) > maxPayloadBytes) {
    throw new StepFunctionsApiError(
      'ValidationException',
      `Member must have length less than or equal to ${maxPayloadBytes}`,
    );
  }
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new StepFunctionsApiError(errorName, `Invalid JSON: ${error.message}`);
    throw error;
  }
}
