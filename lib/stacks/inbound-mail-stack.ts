import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { ReceiptRuleSet, TlsPolicy } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { CaseTable } from '../constructs/case-table.ts';
import type { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { EventDelivery } from '../constructs/event-delivery.ts';
import { MailBucket } from '../constructs/mail-bucket.ts';
import { RelanceFunction } from '../constructs/relance-function.ts';
import { inboundMailPattern } from '../event-patterns.ts';
import { takeMail } from '../functions.ts';

type InboundMailStackProps = StackProps & {
  /** Where debtors answer to, with any label. */
  readonly address: string;
  readonly deploymentName: string;
  readonly cases: CaseTable;
  /** The bundled code of a function. */
  readonly codeOf: (name: string) => Code;
};

/** Takes the mails that debtors answer with: SES ▸ bucket ▸ default bus ▸ one function. Only where it is asked for. */
export class InboundMailStack extends Stack {
  readonly takeMail: RelanceFunction;
  readonly deadLetters: DeadLetterQueue;

  constructor(
    scope: Construct,
    id: string,
    { address, deploymentName, cases, codeOf, ...props }: InboundMailStackProps,
  ) {
    super(scope, id, props);
    const mails = new MailBucket(this, 'Mails');
    const { bucketName } = mails.bucket;
    const rules = new ReceiptRuleSet(this, 'Rules');
    rules.addRule('Answers', {
      // With any label behind a plus: https://docs.aws.amazon.com/ses/latest/dg/receiving-email-receipt-rules-console-walkthrough.html
      recipients: [address],
      scanEnabled: true,
      // Whoever gets our messages takes them over TLS alone, so he can answer over it.
      tlsPolicy: TlsPolicy.REQUIRE,
      actions: [mails.keeper()],
    });
    this.takeMail = new RelanceFunction(this, { spec: takeMail, code: codeOf(takeMail.name), deploymentName });
    cases.bindWriter(this.takeMail);
    mails.bindReader(this.takeMail);
    const delivery = new EventDelivery(this, 'Arrivals', {
      pattern: inboundMailPattern(bucketName),
      to: this.takeMail,
    });
    this.deadLetters = delivery.deadLetters;
    const domain = address.slice(address.lastIndexOf('@') + 1);
    new CfnOutput(this, 'MailRecord', {
      description: `MX by which mail to ${domain} comes to SES`,
      value: `${domain} MX 10 inbound-smtp.${this.region}.amazonaws.com`,
    });
    new CfnOutput(this, 'Activate', {
      description:
        'One set of rules is active in a Region: this makes it ours. Where another is, add our rule to that one',
      value: `aws ses set-active-receipt-rule-set --rule-set-name ${rules.receiptRuleSetName}`,
    });
    new CfnOutput(this, 'MailBucketName', { value: bucketName });
  }
}
