import type * as sfn from '@aws-sdk/client-sfn';
import { unknownArn } from './arn.ts';
import { fromPageToken, pageSize, toPageToken } from './page-token.ts';
import { roleArnOf } from './role-arn.ts';
import type { Store } from './store.ts';

/** What can be asked about state machines. */
export interface MachineReader {
  readonly describeStateMachine: (input: sfn.DescribeStateMachineInput) => Promise<sfn.DescribeStateMachineOutput>;
  readonly listStateMachines: (input: sfn.ListStateMachinesInput) => Promise<sfn.ListStateMachinesOutput>;
  /** The definition an execution began with and keeps, also when its machine has another one by now. */
  readonly describeStateMachineForExecution: (
    input: sfn.DescribeStateMachineForExecutionInput,
  ) => Promise<sfn.DescribeStateMachineForExecutionOutput>;
}

export interface DeployedMachine {
  readonly arn: string;
  readonly name: string;
  /** The hash of the present definition. */
  readonly hash: string;
}

const configuration = {
  loggingConfiguration: { level: 'OFF', includeExecutionData: false },
  tracingConfiguration: { enabled: false },
} as const;

export function createMachineReader(store: Store, machines: ReadonlyMap<string, DeployedMachine>): MachineReader {
  function definitionOf(hash: string, includedData: sfn.IncludedData | undefined): string {
    return includedData === 'METADATA_ONLY' ? '{}' : store.definition(hash).text;
  }

  return {
    async describeStateMachine({ stateMachineArn, includedData }) {
      const machine = machines.get(stateMachineArn ?? '');
      if (machine === undefined) throw unknownArn(stateMachineArn, 'stateMachine');
      return {
        stateMachineArn: machine.arn,
        name: machine.name,
        status: 'ACTIVE',
        definition: definitionOf(machine.hash, includedData),
        roleArn: roleArnOf(machine.arn),
        type: 'STANDARD',
        creationDate: new Date(store.definition(machine.hash).definedAt),
        ...configuration,
      };
    },

    async listStateMachines({ maxResults, nextToken }) {
      const query = ['ListStateMachines'];
      const limit = pageSize(maxResults);
      const [start = 0] = fromPageToken(query, nextToken);
      const page = [...machines.values()].slice(start, start + limit);
      return {
        stateMachines: page.map(({ arn, name, hash }) => ({
          stateMachineArn: arn,
          name,
          type: 'STANDARD',
          creationDate: new Date(store.definition(hash).definedAt),
        })),
        nextToken: start + limit < machines.size ? toPageToken(query, [start + limit]) : undefined,
      };
    },

    async describeStateMachineForExecution({ executionArn, includedData }) {
      const row = store.byArn(executionArn ?? '');
      if (row === undefined) throw unknownArn(executionArn, 'execution');
      return {
        stateMachineArn: row.machineArn,
        name: row.machineArn.split(':').at(-1),
        definition: definitionOf(row.definitionHash, includedData),
        roleArn: roleArnOf(row.machineArn),
        updateDate: new Date(store.definition(row.definitionHash).definedAt),
        ...configuration,
      };
    },
  };
}
