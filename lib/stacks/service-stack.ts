import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { routesByArea, signedRoutesByArea } from '../../lambdas/api/routes.ts';
import { intakePrefixes } from '../../lambdas/domain/intake-prefixes.ts';
import type { Deployment } from '../config.ts';
import { Alarms } from '../constructs/alarms.ts';
import { BulkMachine } from '../constructs/bulk-machine.ts';
import { Dashboard } from '../constructs/dashboard.ts';
import { DunningMachines } from '../constructs/dunning-machines.ts';
import { EventDelivery } from '../constructs/event-delivery.ts';
import { EventIntake } from '../constructs/event-intake.ts';
import { HouseLogGroup } from '../constructs/house-log-group.ts';
import { HttpFront } from '../constructs/http-front.ts';
import { MailIdentity } from '../constructs/mail-identity.ts';
import { RelanceFunction } from '../constructs/relance-function.ts';
import { WebhookEndpoint } from '../constructs/webhook-endpoint.ts';
import { StreamReaders } from '../constructs/stream-readers.ts';
import { intakeFilesPattern, mailEventsPattern, payerEventsPattern } from '../event-patterns.ts';
import { functions, functionsOf } from '../functions.ts';
import { type Need, type Trigger } from '../function-spec.ts';
import { schedules } from '../schedules.ts';
import { ApiArea } from './api-area.ts';
import type { DataStack } from './data-stack.ts';
import type { InboundMailStack } from './inbound-mail-stack.ts';

type ServiceStackProps = StackProps & {
  readonly deployment: Deployment;
  readonly data: DataStack;
  /** Where answers come in by mail: watched from here. */
  readonly inboundMail: InboundMailStack | undefined;
  /** The bundled code of a function. */
  readonly codeOf: (name: string) => Code;
};

/** All that runs. It holds nothing: it can be deleted and deployed again beside its data. */
export class ServiceStack extends Stack {
  /** What answers requests, by what they are about. */
  readonly areas: readonly ApiArea[];

  constructor(scope: Construct, id: string, { deployment, data, inboundMail, codeOf, ...props }: ServiceStackProps) {
    super(scope, id, props);
    const deploymentName = `relance-${deployment.settings.environment}`;
    const front = new HttpFront(this, 'Http', { access: data.access });
    this.areas = Object.entries({ ...routesByArea, ...signedRoutesByArea }).map(
      ([area, routes]) => new ApiArea(this, area, { routes, front, deploymentName, codeOf }),
    );
    const { webhooks = [] } = deployment.settings;
    const ownFunctions = functions
      .filter(({ trigger }) => trigger !== 'webhookQueue' || webhooks.length > 0)
      // Each beside what calls it: the API's areas, the user pool in the data stack, the mails in a stack of their own.
      .filter(({ trigger }) => !['http', 'token', 'inboundMail'].includes(trigger))
      .map((spec) => new RelanceFunction(this, { spec, code: codeOf(spec.name), deploymentName }));
    const built = new Map(
      [...this.areas.flatMap((area) => area.functions), ...ownFunctions].map((fn) => [fn.spec.name, fn]),
    );
    const functionOf = (name: string): RelanceFunction => {
      const fn = built.get(name);
      if (fn === undefined) throw new UnknownFunctionError(name);
      return fn;
    };
    const calledBy = (trigger: Trigger) => functionsOf(trigger).map(({ name }) => functionOf(name));

    const machines = new DunningMachines(this, 'Machines', {
      dunning: calledBy('dunning'),
      debtorNotice: calledBy('debtorNotice'),
    });
    const bulk = new BulkMachine(this, 'Bulk', { functions: calledBy('bulkImport') });
    const bulkFiles = new EventDelivery(this, 'BulkFiles', {
      pattern: intakeFilesPattern(data.intake.bucket.bucketName, [intakePrefixes.bulk]),
      to: functionOf('start-import'),
    });
    const mail = new MailIdentity(this, 'Mail', {
      senders: [...new Set(deployment.settings.creditors.map(({ sender }) => sender.address))],
      verification: deployment.senderIdentity,
      sandboxRecipients: deployment.sandboxRecipients,
    });
    const mailEvents = new EventDelivery(this, 'MailEvents', {
      pattern: mailEventsPattern(mail.configurationSet.configurationSetName),
      to: functionOf('take-mail-events'),
    });
    if (deployment.mailEventTopicArn !== undefined)
      mailEvents.alsoFrom(Topic.fromTopicArn(this, 'MailEventTopic', deployment.mailEventTopicArn));
    const events = new EventIntake(this, 'Events', {
      ...deployment,
      busName: deploymentName,
      taker: functionOf('take-events'),
    });
    const statements = new EventDelivery(this, 'BankStatements', {
      pattern: intakeFilesPattern(data.intake.bucket.bucketName, [intakePrefixes.bankStatements]),
      to: functionOf('book-bank-statement'),
    });
    const eInvoices = new EventDelivery(this, 'EInvoices', {
      pattern: intakeFilesPattern(data.intake.bucket.bucketName, [intakePrefixes.eInvoices]),
      to: functionOf('take-e-invoice-files'),
    });
    // By the bus: two functions read the stream already, and DynamoDB lets no third one without slowing all of them down.
    const payers = new EventDelivery(this, 'Payers', {
      bus: events.bus,
      pattern: payerEventsPattern,
      to: functionOf('update-payers'),
    });
    const endpoints = webhooks.map(
      (webhook) => new WebhookEndpoint(this, { bus: events.bus, webhook, deliver: functionOf('deliver-webhooks') }),
    );
    const streams = new StreamReaders(this, 'Streams', {
      table: data.cases.table,
      dispatch: functionOf('dispatch-changes'),
      publish: functionOf('publish-events'),
    });
    const wakeOverdue = functionOf('wake-overdue');
    // Nothing tries a round again: the next one does.
    wakeOverdue.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
    for (const { id: ruleId, every, functions: called } of schedules)
      new Rule(this, ruleId, {
        schedule: Schedule.rate(every),
        targets: called.map((name) => new LambdaFunction(functionOf(name), { retryAttempts: 0 })),
      });

    const bindings: Readonly<Record<Need, (fn: RelanceFunction) => void>> = {
      readTable: (fn) => data.cases.bindReader(fn),
      writeTable: (fn) => data.cases.bindWriter(fn),
      startRuns: (fn) => machines.bindStarter(fn),
      startImports: (fn) => bulk.bindStarter(fn),
      describeRuns: (fn) => machines.bindInspector(fn),
      sendMail: (fn) => mail.bindSender(fn),
      publishEvents: (fn) => events.bindPublisher(fn),
      readDocuments: (fn) => data.documents.bindReader(fn),
      writeDocuments: (fn) => data.documents.bindWriter(fn),
      eraseDocuments: (fn) => data.documents.bindEraser(fn),
      readDigests: (fn) => data.digests.bindReader(fn),
      writeDigests: (fn) => data.digests.bindWriter(fn),
      readIntake: (fn) => data.intake.bindReader(fn),
      writeIntake: (fn) => data.intake.bindWriter(fn),
      readStripeSecret: (fn) => data.webhookSecrets.bindReader(fn, 'Stripe'),
      readPaymentsSecret: (fn) => data.webhookSecrets.bindReader(fn, 'Payments'),
      readWebhookSecrets: (fn) => data.endpointSecrets.bindReader(fn),
      sign: (fn) => data.signingKey.bindSigner(fn),
    };
    for (const fn of built.values()) for (const need of fn.spec.needs) bindings[need](fn);

    const watched = {
      deploymentName,
      machines: { Dunning: machines.dunning, DebtorNotice: machines.debtorNotice, BulkImport: bulk.machine },
      deadLetters: {
        Dispatch: streams.dispatchDeadLetters,
        Publish: streams.publishDeadLetters,
        Intake: events.deadLetters,
        MailEvents: mailEvents.deadLetters,
        Payers: payers.deadLetters,
        BankStatements: statements.deadLetters,
        EInvoices: eInvoices.deadLetters,
        BulkFiles: bulkFiles.deadLetters,
        ...(inboundMail && { InboundMail: inboundMail.deadLetters }),
        ...Object.fromEntries(endpoints.map(({ node, deadLetters }) => [node.id, deadLetters])),
      },
      streamReaders: calledBy('stream'),
      api: front.api,
    };
    new Alarms(this, 'Alarms', {
      ...watched,
      wakeOverdue,
      sendDigests: functionOf('send-digests'),
      alarmEmail: deployment.alarmEmail,
    });
    new Dashboard(this, 'Dashboard', {
      ...watched,
      endpoints,
      functions: [...built.values(), data.access.limitScopes, ...(inboundMail ? [inboundMail.takeMail] : [])],
      table: data.cases.table,
      logGroups: [this, data, ...(inboundMail ? [inboundMail] : [])].flatMap(({ node }) =>
        node.findAll().filter((each) => each instanceof HouseLogGroup),
      ),
    });
    new CfnOutput(this, 'ApiUrl', { value: front.url });
    new CfnOutput(this, 'EventBusName', { value: events.bus.eventBusName });
  }
}

class UnknownFunctionError extends Error {
  override readonly name = 'UnknownFunctionError';
  constructor(functionName: string) {
    super(`there is no function ${functionName} in lib/functions.ts`);
  }
}
