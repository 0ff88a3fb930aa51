import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { CfnStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { RelanceFunction } from './relance-function.ts';
import { FileMachine } from './file-machine.ts';

/** The state machine that takes bulk files in, from the very file that finance reads. */
export class BulkMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { functions }: { readonly functions: readonly RelanceFunction[] }) {
    super(scope, id);
    const { machine, role } = new FileMachine(this, 'BulkImport', { file: 'bulk-import.asl.json', functions });
    this.machine = machine;
    const stack = Stack.of(this);
    const batches = stack.formatArn({
      service: 'states',
      resource: 'execution',
      resourceName: `${machine.stateMachineName}/Batches:*`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    // Beside the role's own policy, which the machine waits for: one that names the machine cannot be in it.
    const policy = new Policy(this, 'OfBatches', {
      roles: [role],
      statements: [
        // What a distributed map needs: https://docs.aws.amazon.com/step-functions/latest/dg/iam-policies-eg-dist-map.html
        new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.stateMachineArn] }),
        new PolicyStatement({ actions: ['states:DescribeExecution', 'states:StopExecution'], resources: [batches] }),
      ],
    });
    const logicalId = stack.getLogicalId(machine.node.defaultChild as CfnStateMachine);
    Validations.of(policy).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<${logicalId}.Name>/Batches:*]`,
      reason: 'The executions of batches are named by Step Functions, each anew.',
    });
  }

  /** Lets a function start imports. */
  bindStarter(fn: RelanceFunction): void {
    const { stateMachineArn } = this.machine;
    fn.bind(
      { BULK_IMPORT_STATE_MACHINE_ARN: stateMachineArn },
      { actions: ['states:StartExecution'], resources: [stateMachineArn] },
    );
  }
}
