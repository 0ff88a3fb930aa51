import { CfnOutput, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Deployment } from '../config.ts';
import type { RelanceFunction } from './relance-function.ts';

type MailIdentityProps = {
  /** The addresses creditors write from. */
  readonly senders: readonly string[];
  readonly verification: Deployment['senderIdentity'];
  readonly sandboxRecipients: readonly string[];
};

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1);

/** Whom messages come from, as SES knows them, and the configuration set that tells what became of each message. */
export class MailIdentity extends Construct {
  readonly configurationSet: ConfigurationSet;
  private readonly props: MailIdentityProps;

  constructor(scope: Construct, id: string, props: MailIdentityProps) {
    super(scope, id);
    this.props = props;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      // Messages say who owes what: they do not travel in the clear.
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.configurationSet.addEventDestination('Outcomes', {
      // SES publishes to the default bus only.
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'DefaultBus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
      ],
    });
    if (props.verification === 'address')
      for (const address of this.identities()) new EmailIdentity(this, address, { identity: Identity.email(address) });
    if (props.verification === 'domain') for (const domain of this.identities()) this.verifyDomain(domain);
  }

  /** Lets a function send, from the creditors' addresses only, and always with the configuration set. */
  bindSender(fn: RelanceFunction): void {
    const stack = Stack.of(this);
    // SES asks for the right on the recipient too while the account is in its sandbox.
    const identities = [...new Set([...this.identities(), ...this.props.sandboxRecipients])];
    fn.bind({ CONFIGURATION_SET_NAME: this.configurationSet.configurationSetName });
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [
          ...identities.map((name) => stack.formatArn({ service: 'ses', resource: 'identity', resourceName: name })),
          stack.formatArn({
            service: 'ses',
            resource: 'configuration-set',
            resourceName: this.configurationSet.configurationSetName,
          }),
        ],
        conditions: { StringEquals: { 'ses:FromAddress': this.props.senders } },
      }),
    );
  }

  /** One that exists may be the address or its domain: SES asks for the right on the one it finds. */
  private identities(): string[] {
    const { senders, verification } = this.props;
    const addresses = verification === 'domain' ? [] : senders;
    const domains = verification === 'address' ? [] : senders.map(domainOf);
    return [...new Set([...addresses, ...domains])];
  }

  private verifyDomain(domain: string): void {
    const { dkimRecords } = new EmailIdentity(this, domain, { identity: Identity.domain(domain) });
    for (const [index, { name, value }] of dkimRecords.entries())
      new CfnOutput(this, `DnsRecord${index + 1} ${domain}`, {
        description: `CNAME that proves to SES that ${domain} is yours`,
        value: `${name} CNAME ${value}`,
      });
  }
}
