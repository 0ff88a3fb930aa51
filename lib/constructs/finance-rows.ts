import { Duration } from 'aws-cdk-lib';
import { GraphWidget, type IWidget, SingleValueWidget, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { pricedPlace } from '../prices.ts';
import { counted, countedParts } from './counted-metrics.ts';
import { type CostSources, dailyCost, dailyCostLines } from './daily-cost.ts';
import { graph, row, sesMetrics } from './dashboard-widgets.ts';

/** Weeks, a figure a day, whatever the page is set to. */
const weeks = { start: '-P56D' };
const aDay = Duration.days(1);
const daily = { period: aDay, statistic: Stats.SUM };
/** A gauge is told every hour: its highest of a day. */
const dailyGauge = { period: aDay, statistic: Stats.MAXIMUM };

/** What finance asks: where the cases stand, what was sent, what became of it, what it costs. */
export function financeRows(sources: CostSources): IWidget[][] {
  const { deploymentName } = sources;
  const each = (name: Parameters<typeof counted>[0]) => counted(name, deploymentName, daily);
  return [
    ...row(
      'Cases',
      'Counted afresh every hour. When `none` grows and nothing is sent, see *Stuck case*; when tasks grow, somebody has to work them: `GET /tasks`.',
      graph('Open cases by stage', countedParts('OpenCases', deploymentName, dailyGauge), {
        ...weeks,
        stacked: true,
      }),
      graph('Open cases by status', countedParts('OpenCasesByStatus', deploymentName, dailyGauge), weeks),
      graph('Open tasks', [counted('OpenTasks', deploymentName, dailyGauge)], weeks),
    ),
    ...row(
      'Messages',
      'Refused messages leave in a later window by themselves; many of them, or a day without any message, is *SES paused*. A message in doubt asks a person after six hours.',
      graph('Messages sent by stage', countedParts('MessagesSent', deploymentName, daily), {
        ...weeks,
        stacked: true,
      }),
      graph('Refused by SES, or in doubt', [each('MessagesRefused'), each('MessagesInDoubt')], weeks),
      graph('Payments recorded', [each('PaymentsRecorded')], weeks),
      graph('What payment providers told', countedParts('ProviderEvents', deploymentName, daily), weeks),
    ),
    ...row(
      'Deliveries',
      'A debtor of whom no address takes mail holds, and a task `fixAddress` asks for one. Above 5 % of bounces or 0.1 % of complaints AWS reviews the account: find where the addresses come from, and if need be *Stop everything*.',
      graph('What became of messages', countedParts('MailEvents', deploymentName, daily), weeks),
      graph(
        'Messages of the whole account, as SES counts them',
        sesMetrics(['Send', 'Delivery', 'Bounce', 'Complaint', 'Reject'], daily),
        weeks,
      ),
      graph(
        'Reputation of the account (shares)',
        sesMetrics(['Reputation.BounceRate', 'Reputation.ComplaintRate'], dailyGauge),
        weeks,
      ),
    ),
    ...row(
      'Answers by mail',
      'Only where they are taken in. When those that are unmatched grow, somebody writes to that address who was never written to. `docs/answers-by-mail.md` says what each outcome means.',
      graph('What became of mails that came in', countedParts('InboundMails', deploymentName, daily), {
        ...weeks,
        stacked: true,
      }),
    ),
    ...row(
      'Costs',
      `An estimate at the prices of ${pricedPlace} in \`lib/prices.ts\`: without storage, backups, traces, alarms, keys, secrets, queues, cold starts, free tiers and tax. When a line has grown and the messages have not, look for runs that begin again and again: *Stuck case*.`,
      new GraphWidget({
        title: 'US dollars a day',
        left: dailyCostLines(sources),
        stacked: true,
        period: aDay,
        ...weeks,
        width: 18,
        height: 6,
      }),
      new SingleValueWidget({
        title: 'In all',
        metrics: [dailyCost(sources)],
        period: aDay,
        ...weeks,
        sparkline: true,
        width: 6,
        height: 6,
      }),
    ),
  ];
}
