import { parseRule } from './choice-rule.ts';
import type { Branch, FailState, State, WaitUntil } from './definition.ts';
import { buildCatchers, buildRetriers } from './build-error-handling.ts';
import type { RawState, RawStateOf } from './definition-schema.ts';
import { parseExpression } from './expression.ts';
import type { Expression } from './expression.ts';
import { isJsonObject } from './json.ts';
import { parsePath } from './path.ts';
import type { Path } from './path.ts';
import { parseTemplate } from './payload-template.ts';
import { parseResultPath } from './result-path.ts';
import { parseTimestamp } from './timestamp.ts';
import { refusalAt } from './unsupported-definition-error.ts';

type LoadBranch = (raw: unknown, index: number) => Branch;

const callbackResource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
const functionArn = /^arn:aws[\w-]*:lambda:[\w-]+:\d{12}:function:[\w-]+(?::[\w$-]+)?$/;
const callbackParameters = new Set(['FunctionName', 'Payload', 'Payload.$']);

function optionalPath(name: string, field: string, text: string | null | undefined): Path | null {
  return text === null ? null : parsePath(text ?? '$', refusalAt(name, field));
}

function buildNamed(name: string, raw: RawState) {
  const hasPaths = raw.Type !== 'Fail';
  const isOnward = raw.Type !== 'Fail' && raw.Type !== 'Succeed' && raw.Type !== 'Choice';
  if (isOnward && (raw.Next === undefined) === (raw.End === undefined)) {
    throw refusalAt(name, 'Next')("a state has either 'Next' or 'End'");
  }
  return {
    name,
    inputPath: optionalPath(name, 'InputPath', hasPaths ? raw.InputPath : undefined),
    outputPath: optionalPath(name, 'OutputPath', hasPaths ? raw.OutputPath : undefined),
    next: isOnward ? raw.Next : undefined,
  };
}

function buildGuarded(name: string, raw: RawStateOf<'Task' | 'Parallel'>) {
  const { Parameters: parameters, ResultSelector: selector } = raw;
  return {
    ...buildNamed(name, raw),
    parameters: parameters === undefined ? undefined : parseTemplate(parameters, refusalAt(name, 'Parameters')),
    resultSelector: selector === undefined ? undefined : parseTemplate(selector, refusalAt(name, 'ResultSelector')),
    resultPath: parseResultPath(raw.ResultPath, refusalAt(name, 'ResultPath')),
    retriers: buildRetriers(name, raw.Retry),
    catchers: buildCatchers(name, raw.Catch),
  };
}

function buildTask(name: string, raw: RawStateOf<'Task'>): State {
  const state = { ...buildGuarded(name, raw), type: 'Task', timeoutSeconds: raw.TimeoutSeconds } as const;
  if (functionArn.test(raw.Resource)) return { ...state, resource: { kind: 'function', arn: raw.Resource } };
  if (raw.Resource !== callbackResource) throw refusalAt(name, 'Resource')(`'${raw.Resource}' is not supported`);
  const parameters = raw.Parameters;
  if (!isJsonObject(parameters) || typeof parameters['FunctionName'] !== 'string') {
    throw refusalAt(name, 'Parameters')("'FunctionName' is needed");
  }
  for (const parameter of Object.keys(parameters)) {
    if (!callbackParameters.has(parameter)) throw refusalAt(name, `Parameters.${parameter}`)('is not supported');
  }
  return { ...state, resource: { kind: 'callback' } };
}

function buildUntil(name: string, raw: RawStateOf<'Wait'>): WaitUntil {
  const given = ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'].filter((field) => Object.hasOwn(raw, field));
  if (given.length !== 1) throw refusalAt(name, given[1] ?? 'Seconds')('a Wait has exactly one end');
  if (raw.Seconds !== undefined) return { kind: 'seconds', seconds: raw.Seconds };
  if (raw.SecondsPath !== undefined) {
    return { kind: 'seconds', seconds: parsePath(raw.SecondsPath, refusalAt(name, 'SecondsPath')) };
  }
  if (raw.TimestampPath !== undefined) {
    return { kind: 'timestamp', timestamp: parsePath(raw.TimestampPath, refusalAt(name, 'TimestampPath')) };
  }
  const timestamp = raw.Timestamp ?? '';
  if (parseTimestamp(timestamp) === undefined) throw refusalAt(name, 'Timestamp')(`'${timestamp}' is no instant`);
  return { kind: 'timestamp', timestamp };
}

function buildFail(name: string, raw: RawStateOf<'Fail'>): FailState {
  const read = (field: 'Error' | 'Cause'): Expression | undefined => {
    const [text, path] = [raw[field], raw[`${field}Path`]];
    if (text !== undefined && path !== undefined) throw refusalAt(name, `${field}Path`)(`stands beside '${field}'`);
    if (path !== undefined) return parseExpression(path, refusalAt(name, `${field}Path`));
    return text === undefined ? undefined : { kind: 'literal', value: text };
  };
  return { ...buildNamed(name, raw), type: 'Fail', error: read('Error'), cause: read('Cause') };
}

/** Parses every path, template and rule of one state, or throws `UnsupportedDefinitionError`. */
export function buildState(name: string, raw: RawState, loadBranch: LoadBranch): State {
  switch (raw.Type) {
    case 'Task':
      return buildTask(name, raw);
    case 'Parallel':
      return { ...buildGuarded(name, raw), type: 'Parallel', branches: raw.Branches.map(loadBranch) };
    case 'Pass':
      return {
        ...buildNamed(name, raw),
        type: 'Pass',
        result: raw.Result,
        parameters:
          raw.Parameters === undefined ? undefined : parseTemplate(raw.Parameters, refusalAt(name, 'Parameters')),
        resultPath: parseResultPath(raw.ResultPath, refusalAt(name, 'ResultPath')),
      };
    case 'Wait':
      return { ...buildNamed(name, raw), type: 'Wait', until: buildUntil(name, raw) };
    case 'Choice':
      return {
        ...buildNamed(name, raw),
        type: 'Choice',
        choices: raw.Choices.map((choice, index) => ({
          rule: parseRule(choice as never, refusalAt(name, `Choices[${index}]`)),
          next: choice.Next,
        })),
        otherwise: raw.Default,
      };
    case 'Succeed':
      return { ...buildNamed(name, raw), type: 'Succeed' };
    case 'Fail':
      return buildFail(name, raw);
  }
}
