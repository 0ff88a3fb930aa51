import path from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { constructName } from '../functions.ts';
import { HouseLogGroup } from './house-log-group.ts';
import type { RelanceFunction } from './relance-function.ts';

const definitionsDir = path.resolve(import.meta.dirname, '../../statemachines');

type FileMachineProps = {
  /** In the folder `statemachines`. */
  readonly file: string;
  readonly functions: readonly RelanceFunction[];
};

/** A state machine from its file, which may call the functions that the file names, and with a log without data. */
export class FileMachine extends Construct {
  readonly machine: StateMachine;
  readonly role: Role;

  constructor(scope: Construct, id: string, { file, functions }: FileMachineProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    this.role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: functions.map(({ functionArn }) => functionArn),
      }),
    );
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log delivery and X-Ray know no resources: their actions can only be granted on *.',
    });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(path.join(definitionsDir, file)),
      definitionSubstitutions: Object.fromEntries(
        functions.map(({ spec, functionArn }) => [`${constructName(spec.name)}Arn`, functionArn]),
      ),
      role: this.role,
      // Execution history, 90 days of it, says the rest.
      logs: { destination: new HouseLogGroup(this, 'Log'), level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
    });
  }
}
