import { Aws, Duration } from 'aws-cdk-lib';
import { Dashboard as CloudWatchDashboard, PeriodOverride } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { CostSources } from './daily-cost.ts';
import { text } from './dashboard-widgets.ts';
import { financeRows } from './finance-rows.ts';
import { onCallRows, type Watched } from './on-call-rows.ts';

/** One page for finance and for whoever is on call: each row says what to do when its figures are bad. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: CostSources & Watched) {
    super(scope, id);
    const { deploymentName } = props;
    const guide =
      'Finance: the rows down to costs, over weeks. On call: those below them, over hours. ' +
      'The runbook is `docs/operations.md`; its sections are named in *italics*.';
    new CloudWatchDashboard(this, 'Page', {
      // People look for it by name, among those of every Region of the account.
      dashboardName: `${deploymentName}-${Aws.REGION}`,
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.INHERIT,
      widgets: [[text(`# ${deploymentName}\n${guide}`)], ...financeRows(props), ...onCallRows(props)],
    });
  }
}
