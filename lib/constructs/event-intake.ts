import { type CfnEventBus, EventBus } from 'aws-cdk-lib/aws-events';
import {
  AccountPrincipal,
  AnyPrincipal,
  ArnPrincipal,
  Effect,
  PolicyDocument,
  PolicyStatement,
  type PolicyStatementProps,
} from 'aws-cdk-lib/aws-iam';
import { Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { intakePattern, ownEventSource } from '../event-patterns.ts';
import type { DeadLetterQueue } from './dead-letter-queue.ts';
import { EventDelivery } from './event-delivery.ts';
import type { RelanceFunction } from './relance-function.ts';

type EventIntakeProps = {
  /** Other systems put events by this name. */
  readonly busName: string;
  readonly eventSources: readonly string[];
  /** Account ids and role ARNs that may put events. */
  readonly eventPrincipals: readonly string[];
  readonly taker: RelanceFunction;
};

/** The bus on which other systems tell of payments and invoices, and on which Relance tells what happens to cases. */
export class EventIntake extends Construct {
  readonly bus: EventBus;
  readonly deadLetters: DeadLetterQueue;
  private readonly props: EventIntakeProps;
  // On the bus itself, not a resource beside it: there is no moment at which the bus is open to the whole account.
  private readonly policy = new PolicyDocument();

  constructor(scope: Construct, id: string, props: EventIntakeProps) {
    super(scope, id);
    this.props = props;
    this.bus = new EventBus(this, 'Bus', {
      eventBusName: props.busName,
      description: 'Relance: payments and invoices in, events of cases out',
    });
    (this.bus.node.defaultChild as CfnEventBus).policy = this.policy;
    const { deadLetters } = new EventDelivery(this, 'Intake', {
      bus: this.bus,
      pattern: intakePattern(props.eventSources),
      to: props.taker,
    });
    this.deadLetters = deadLetters;
    this.allowNamedPrincipals();
    this.refuse('OnlyNamedSources', {
      'ForAnyValue:StringNotEquals': { 'events:source': [...props.eventSources, ownEventSource] },
    });
  }

  /** Lets the one function publish, and nobody else in the account but the named principals. */
  bindPublisher(fn: RelanceFunction): void {
    fn.bind(
      { EVENT_BUS_NAME: this.bus.eventBusName },
      { actions: ['events:PutEvents'], resources: [this.bus.eventBusArn] },
    );
    const { accounts, roles } = this.principals();
    this.refuse('OnlyNamedPrincipals', {
      ArnNotEquals: { 'aws:PrincipalArn': [fn.role.roleArn, ...roles] },
      ...(accounts.length > 0 && { StringNotEquals: { 'aws:PrincipalAccount': accounts } }),
    });
  }

  private principals() {
    const { eventPrincipals } = this.props;
    const roles = eventPrincipals.filter((principal) => principal.startsWith('arn:'));
    return { roles, accounts: eventPrincipals.filter((principal) => !roles.includes(principal)) };
  }

  private allowNamedPrincipals(): void {
    const { accounts, roles } = this.principals();
    const principals = [
      ...accounts.map((account) => new AccountPrincipal(account)),
      ...roles.map((role) => new ArnPrincipal(role)),
    ];
    if (principals.length === 0) return;
    this.addToPolicy({
      sid: 'NamedPrincipals',
      principals,
      conditions: { 'ForAllValues:StringEquals': { 'events:source': this.props.eventSources } },
    });
  }

  private refuse(sid: string, conditions: Readonly<Record<string, unknown>>): void {
    this.addToPolicy({ sid, effect: Effect.DENY, principals: [new AnyPrincipal()], conditions });
  }

  private addToPolicy(statement: PolicyStatementProps): void {
    // By name: the bus cannot refer to itself.
    const busArn = Stack.of(this).formatArn({
      service: 'events',
      resource: 'event-bus',
      resourceName: this.props.busName,
    });
    this.policy.addStatements(
      new PolicyStatement({ ...statement, actions: ['events:PutEvents'], resources: [busArn] }),
    );
  }
}
