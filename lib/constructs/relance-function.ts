import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { countNamespace } from '../../lambdas/runtime/counts.ts';
import { constructName } from '../functions.ts';
import { type FunctionSpec } from '../function-spec.ts';
import { HouseLogGroup } from './house-log-group.ts';

type RelanceFunctionProps = {
  readonly spec: FunctionSpec;
  readonly code: Code;
  /** Under which the function logs and counts: two deployments of one account must not count into one figure. */
  readonly deploymentName: string;
};

/**
 * One of our Lambda functions, under the name of its handler. It may write its own log and traces; every other right is
 * given by the construct that owns the resource, together with the environment variable that says where it is.
 */
export class RelanceFunction extends LambdaFunction {
  readonly spec: FunctionSpec;
  declare readonly role: Role;

  constructor(scope: Construct, { spec, code, deploymentName }: RelanceFunctionProps) {
    const id = constructName(spec.name);
    const logGroup = new HouseLogGroup(scope, `${id}Log`);
    // A role of our own, because the one CDK makes may write to every log group of the account.
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      description: `Relance: ${spec.name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code,
      role,
      logGroup,
      memorySize: spec.memoryMb,
      timeout: Duration.seconds(spec.timeoutSeconds),
      tracing: Tracing.ACTIVE,
      environment: {
        POWERTOOLS_SERVICE_NAME: deploymentName,
        POWERTOOLS_METRICS_NAMESPACE: countNamespace,
        LOG_LEVEL: 'INFO',
      },
    });
    this.spec = spec;
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray knows no resources: its two write actions can only be granted on *.',
    });
  }

  /** Gives the function the right to do something, and the environment variable that says with what. */
  bind(
    environment: Readonly<Record<string, string>>,
    ...rights: readonly { actions: string[]; resources: string[] }[]
  ) {
    for (const [name, value] of Object.entries(environment)) this.addEnvironment(name, value);
    for (const right of rights) this.addToRolePolicy(new PolicyStatement(right));
  }
}
