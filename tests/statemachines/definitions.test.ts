import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import { stages } from '../../lambdas/domain/dunning-policy.ts';
import { constructName, functions } from '../../lib/functions.ts';
import { type FunctionSpec } from '../../lib/function-spec.ts';
import {
  type Branch,
  branchesOf,
  definitionFiles,
  definitionOf,
  definitionText,
  type State,
  statesOf,
} from './definition.ts';

function targetsOf({ Next, Default, Choices = [], Catch = [] }: State): readonly string[] {
  const targets = [Next, Default, ...Choices.map((choice) => choice['Next']), ...Catch.map((catcher) => catcher.Next)];
  return targets.filter((target) => typeof target === 'string');
}

function reachableIn({ StartAt, States }: Branch): readonly string[] {
  const reached = new Set([StartAt]);
  for (const name of reached) for (const target of targetsOf(States[name] ?? { Type: 'none' })) reached.add(target);
  return [...reached];
}

const tasksOf = (file: (typeof definitionFiles)[number]) =>
  statesOf(definitionOf(file)).filter(([, { Type }]) => Type === 'Task');

function functionCalledBy({ Resource, Parameters }: State): FunctionSpec | undefined {
  const called = Resource?.startsWith('arn:') ? Parameters?.['FunctionName'] : Resource;
  return functions.find(({ name }) => called === `\${${constructName(name)}Arn}`);
}

describe.each(definitionFiles)('%s', (file) => {
  const definition = definitionOf(file);
  const states = statesOf(definition);

  it('is valid Amazon States Language', () => {
    // The placeholders become addresses at deployment.
    const deployed = definitionText(file).replaceAll(
      /\$\{(\w+)\}/g,
      'arn:aws:lambda:eu-west-3:123456789012:function:$1',
    );
    const { isValid, errorsText } = validate(JSON.parse(deployed), { checkPaths: true, checkArn: true });
    expect(isValid ? '' : errorsText('\n')).toBe('');
  });

  it('names a function by its one name wherever it calls one', () => {
    for (const [, task] of tasksOf(file)) expect(functionCalledBy(task)).toBeDefined();
  });

  it('has no state that cannot be reached, and leads to none that is not there', () => {
    for (const branch of branchesOf(definition))
      expect([...reachableIn(branch)].toSorted()).toEqual(Object.keys(branch.States).toSorted());
  });

  it('says every state once, in a plain sentence', () => {
    const names = states.map(([name]) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Z][a-z ]+\??$/);
  });

  it('waits for each function longer than the function may run', () => {
    for (const [, task] of tasksOf(file))
      expect(task.TimeoutSeconds).toBeGreaterThan(functionCalledBy(task)?.timeoutSeconds ?? Infinity);
  });

  it('tries again what Lambda or AWS failed at, with growing, random pauses, and nothing else', () => {
    for (const [name, { Retry }] of tasksOf(file)) {
      const isListener = name === 'Listen for case events';
      expect(Retry).toEqual([
        {
          ErrorEquals: [
            'Lambda.ServiceException',
            'Lambda.AWSLambdaException',
            'Lambda.SdkClientException',
            'Lambda.ClientExecutionTimeoutException',
            'Lambda.TooManyRequestsException',
            'Lambda.Unknown',
            'Sandbox.Timedout',
            // Nothing to repeat when nothing happened to a case for 300 days.
            ...(isListener ? [] : ['States.Timeout']),
            'TransientError',
          ],
          IntervalSeconds: 2,
          BackoffRate: 2,
          MaxAttempts: 8,
          MaxDelaySeconds: 300,
          JitterStrategy: 'FULL',
        },
      ]);
    }
  });

  it('compares in a choice nothing but one text that a function answered', () => {
    for (const [, { Choices = [] }] of states) {
      for (const choice of Choices) expect(Object.keys(choice)).toEqual(['Variable', 'StringEquals', 'Next']);
      expect(new Set(Choices.map(({ Variable }) => Variable)).size).toBeLessThanOrEqual(1);
    }
  });

  it('waits until an instant, never for a number of seconds', () => {
    for (const [, state] of states.filter(([, { Type }]) => Type === 'Wait'))
      expect(state).toEqual(expect.objectContaining({ TimestampPath: expect.stringMatching(/^\$\./) as unknown }));
  });
});

describe('the dunning machine', () => {
  const dunning = definitionOf('dunning.asl.json');
  const [, ladder] = branchesOf(dunning);

  it('lets every real failure fail the run: only its two named ends lead back to the plan', () => {
    expect(dunning.States['Dunning']?.Catch).toEqual([
      { ErrorEquals: ['LadderEnded', 'CaseChanged'], ResultPath: '$.ended', Next: 'Plan dunning' },
    ]);
    const caught = statesOf(dunning).flatMap(([name, { Catch = [] }]) =>
      Catch.map(({ ErrorEquals }) => [name, ErrorEquals]),
    );
    expect(caught).toEqual([
      ['Dunning', ['LadderEnded', 'CaseChanged']],
      ['Listen for case events', ['PlanIsStale']],
    ]);
  });

  it('can resume at every stage of a policy', () => {
    const places = ladder?.States['Resume at']?.Choices?.map(({ StringEquals }) => StringEquals);
    expect(places).toEqual([...stages, 'legalDecision', 'decisionPending', 'resumption']);
  });

  it('checks the payment right before every notice', () => {
    for (const [name, { Next }] of Object.entries(ladder?.States ?? {}).filter(([, { Next: next }]) =>
      next?.startsWith('Check'),
    )) {
      expect(name).toMatch(/^Wait for /);
      expect(ladder?.States[Next ?? '']?.Resource).toBe('${CheckPaymentArn}');
    }
    const sends = Object.keys(ladder?.States ?? {}).filter((name) => name.startsWith('Send '));
    expect(sends).toHaveLength(stages.length);
    for (const send of sends) {
      const before = Object.values(ladder?.States ?? {}).filter((state) => targetsOf(state).includes(send));
      expect(
        before.map(({ Type, Choices }) => [Type, Choices?.find(({ Next }) => Next === send)?.['StringEquals']]),
      ).toEqual([['Choice', 'send']]);
    }
  });

  it('ends well in five ways only', () => {
    const ends = statesOf(dunning).filter(([, { Type }]) => Type === 'Succeed');
    expect(ends.map(([name]) => name)).toEqual([
      'Invoice paid',
      'Handed to collection',
      'Written off',
      'Invoice canceled',
      'Continued in a new run',
    ]);
  });

  it('hands no personal data from state to state: only ids, instants and words of the plan', () => {
    for (const file of definitionFiles)
      for (const [, { Parameters, ItemSelector }] of statesOf(definitionOf(file))) {
        const passed = JSON.stringify(Parameters ?? ItemSelector ?? {}).match(/\$\.[\w.]+/g) ?? [];
        for (const path of passed)
          expect([
            '$.invoiceId',
            '$.creditor',
            '$.debtorId',
            '$.run',
            '$.plan',
            '$.plan.version',
            '$.plan.action',
            '$.Execution.StartTime',
            '$.Task.Token',
            // Which file, and which batch of its rows: never a row.
            '$.importId',
            '$.of',
            '$.key',
            '$.etag',
            '$.Map.Item.Value',
          ]).toContain(path);
      }
  });
});
