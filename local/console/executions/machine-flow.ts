import { branchSchema, machineSchema, type RawState, stateSchema } from '../../step-functions/definition-schema.ts';
import { ruleWords } from './rule-words.ts';

/** One way on from a state. */
export type FlowEdge = {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch';
  /** The rule or the errors, in words. */
  readonly label: string;
  /** It leads to a state that is written before, or to the state itself. */
  readonly isBack: boolean;
};

export type FlowState = {
  readonly name: string;
  readonly definition: RawState;
  /** Of a Parallel. */
  readonly branches: readonly Flow[];
  /** Nothing comes after it in its machine or branch, and it is no failure. */
  readonly isLast: boolean;
};

/** A machine or a branch of one as it can be drawn: states and the ways between them. */
export type Flow = {
  readonly startAt: string;
  readonly states: readonly FlowState[];
  readonly edges: readonly FlowEdge[];
};

function waysOf(from: string, state: RawState): Omit<FlowEdge, 'isBack'>[] {
  const next = 'Next' in state && state.Next ? [{ from, to: state.Next, kind: 'next', label: '' } as const] : [];
  if (state.Type === 'Choice') {
    const ruled = state.Choices.map((choice) => ({ to: choice.Next, label: ruleWords(choice) }));
    const otherwise = state.Default === undefined ? [] : [{ to: state.Default, label: 'otherwise' }];
    return [...ruled, ...otherwise].map((way) => ({ ...way, from, kind: 'choice' }));
  }
  const catchers = 'Catch' in state ? state.Catch : [];
  return [
    ...next,
    ...catchers.map(({ ErrorEquals, Next }) => ({
      from,
      to: Next,
      kind: 'catch' as const,
      label: ErrorEquals.map((error) => (error === 'States.ALL' ? 'any error' : error)).join(' or '),
    })),
  ];
}

function toFlow(raw: ReturnType<typeof branchSchema.parse>): Flow {
  const states = Object.entries(raw.States).map(([name, value]) => {
    const definition = stateSchema.parse(value);
    const branches =
      definition.Type === 'Parallel' ? definition.Branches.map((branch) => toFlow(branchSchema.parse(branch))) : [];
    const isLast = definition.Type === 'Succeed' || ('End' in definition && definition.End === true);
    return { name, definition, branches, isLast };
  });
  const places = new Map(states.map(({ name }, index) => [name, index]));
  const edges = states.flatMap(({ name, definition }, index) =>
    waysOf(name, definition).map((way) => ({ ...way, isBack: (places.get(way.to) ?? 0) <= index })),
  );
  return { startAt: raw.StartAt, states, edges };
}

/** Reads a state machine's definition, a JSON text in the Amazon States Language. */
export function readFlow(definition: string): Flow {
  const { StartAt, States } = machineSchema.parse(JSON.parse(definition));
  return toFlow({ StartAt, States });
}

/** Every state of a machine, those of its branches behind their Parallel. */
export function everyState({ states }: Flow): readonly FlowState[] {
  return states.flatMap((state) => [state, ...state.branches.flatMap(everyState)]);
}
