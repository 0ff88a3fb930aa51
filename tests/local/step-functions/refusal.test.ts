import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadDefinition } from '../../../local/step-functions/load-definition.ts';
import { callbackState, only, taskState } from './virtual-step-functions.ts';

const wait = { Type: 'Wait', Seconds: 1, End: true };
const rule = { Variable: '$.a', StringEquals: 'a', Next: 'Only' };
const end = { End: true };

test.each([
  ['a Map', only({ Type: 'Map', ...end }), "State 'Only', field 'Type'"],
  ['a heartbeat', only(callbackState({ HeartbeatSeconds: 60, ...end })), "State 'Only', field 'HeartbeatSeconds'"],
  ['variables', only({ Type: 'Pass', Assign: {}, ...end }), "State 'Only', field 'Assign'"],
  ['JSONata', { ...only(wait), QueryLanguage: 'JSONata' }, "State machine, field 'QueryLanguage'"],
  ['another service', only({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', ...end }), "'Resource'"],
  ['a placeholder', only({ Type: 'Task', Resource: '${SendArn}', ...end }), "State 'Only', field 'Resource'"],
  [
    'a qualifier',
    only(callbackState({ Parameters: { FunctionName: 'f', Qualifier: '1' }, ...end })),
    'Parameters.Qualifier',
  ],
  ['a wildcard path', only(taskState('f', { InputPath: '$.items[*]', ...end })), "field 'InputPath'"],
  ['a filter', only(taskState('f', { Parameters: { 'a.$': '$.b[?(@.c)]' }, ...end })), "field 'Parameters'"],
  [
    'an unknown context',
    only(taskState('f', { Parameters: { 'a.$': '$$.Map.Item.Index' }, ...end })),
    'Map.Item.Index',
  ],
  [
    'an unknown function',
    only(taskState('f', { Parameters: { 'a.$': "States.Hash('a', 'MD5')" }, ...end })),
    'States.Hash',
  ],
  ['no call', only(taskState('f', { Parameters: { 'a.$': 'plain' }, ...end })), "field 'Parameters'"],
  ['an operator', only({ Type: 'Choice', Choices: [{ Variable: '$.a', IsOld: true, Next: 'Only' }] }), "'Choices[0]'"],
  ['two operators', only({ Type: 'Choice', Choices: [{ ...rule, IsNull: true }] }), 'one operator'],
  ['a wrong operand', only({ Type: 'Choice', Choices: [{ ...rule, StringEquals: 1 }] }), "operand of 'StringEquals'"],
  ['States.ALL not alone', only(taskState('f', { Retry: [{ ErrorEquals: ['States.ALL', 'A'] }], ...end })), 'Retry[0]'],
  ['an unknown States error', only(taskState('f', { Retry: [{ ErrorEquals: ['States.Odd'] }], ...end })), 'States.Odd'],
  ['a missing target', only({ Type: 'Wait', Seconds: 1, Next: 'Gone' }), "there is no state 'Gone'"],
  ['a missing start', { StartAt: 'Gone', States: { Only: wait } }, "field 'StartAt'"],
  ['Next and End', only({ ...wait, Next: 'Only' }), "either 'Next' or 'End'"],
  ['two ends of a Wait', only({ ...wait, TimestampPath: '$.at' }), "field 'TimestampPath'"],
  ['an error twice', only({ Type: 'Fail', Error: 'A', ErrorPath: '$.a' }), "field 'ErrorPath'"],
  [
    'a field deep in a branch',
    only({ Type: 'Parallel', Branches: [{ StartAt: 'In', States: { In: { ...wait, Retry: [] } } }], ...end }),
    "State 'In', field 'Retry'",
  ],
])('%s is refused at load, with its place', (_title, definition, place) => {
  expect(() => loadDefinition(definition)).toThrow(place);
});

test.each(['dunning', 'debtor-notice'])('the %s machine of this project is accepted', (name) => {
  const file = new URL(`../../../statemachines/${name}.asl.json`, import.meta.url);
  const text = readFileSync(file, 'utf8').replaceAll(
    /\$\{\w+Arn\}/g,
    'arn:aws:lambda:eu-west-3:000000000000:function:f',
  );
  expect(loadDefinition(JSON.parse(text)).states.size).toBeGreaterThan(1);
});
