import path from 'node:path';
import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  type CfnStateMachine,
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { constructName } from '../functions.ts';
import { HouseLogGroup } from './house-log-group.ts';
import type { RelanceFunction } from './relance-function.ts';

const definitionsDir = path.resolve(import.meta.dirname, '../../statemachines');

type DunningMachinesProps = {
  /** The functions that each state machine calls. */
  readonly dunning: readonly RelanceFunction[];
  readonly debtorNotice: readonly RelanceFunction[];
};

/** The two state machines, from the very files that finance reads. */
export class DunningMachines extends Construct {
  readonly dunning: StateMachine;
  readonly debtorNotice: StateMachine;

  constructor(scope: Construct, id: string, { dunning, debtorNotice }: DunningMachinesProps) {
    super(scope, id);
    this.dunning = this.machine('Dunning', 'dunning.asl.json', dunning);
    this.debtorNotice = this.machine('DebtorNotice', 'debtor-notice.asl.json', debtorNotice);
  }

  /** Lets a function start runs and tell a run that its case has changed. */
  bindStarter(fn: RelanceFunction): void {
    fn.bind(
      {
        DUNNING_STATE_MACHINE_ARN: this.dunning.stateMachineArn,
        DEBTOR_NOTICE_STATE_MACHINE_ARN: this.debtorNotice.stateMachineArn,
      },
      {
        actions: ['states:StartExecution'],
        resources: [this.dunning.stateMachineArn, this.debtorNotice.stateMachineArn],
      },
      { actions: ['states:SendTaskSuccess'], resources: [this.dunning.stateMachineArn] },
    );
  }

  /** Lets a function see how a run ended. */
  bindInspector(fn: RelanceFunction): void {
    const stack = Stack.of(this);
    for (const machine of [this.dunning, this.debtorNotice]) {
      const executions = stack.formatArn({
        service: 'states',
        resource: 'execution',
        resourceName: `${machine.stateMachineName}:*`,
        arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
      fn.bind({}, { actions: ['states:DescribeExecution'], resources: [executions] });
      const logicalId = stack.getLogicalId(machine.node.defaultChild as CfnStateMachine);
      Validations.of(fn.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${logicalId}.Name>:*]`,
        reason: 'Executions are named by invoice and by debtor, so that only their state machine can be named here.',
      });
    }
  }

  private machine(id: string, file: string, functions: readonly RelanceFunction[]): StateMachine {
    const role = new Role(this, `${id}Role`, { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: functions.map(({ functionArn }) => functionArn),
      }),
    );
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log delivery and X-Ray know no resources: their actions can only be granted on *.',
    });
    return new StateMachine(this, id, {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(path.join(definitionsDir, file)),
      definitionSubstitutions: Object.fromEntries(
        functions.map(({ spec, functionArn }) => [`${constructName(spec.name)}Arn`, functionArn]),
      ),
      role,
      // Execution history, 90 days of it, says the rest.
      logs: { destination: new HouseLogGroup(this, `${id}Log`), level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
  }
}
