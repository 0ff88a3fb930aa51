import type { Duration } from 'aws-cdk-lib';
import {
  GraphWidget,
  type GraphWidgetProps,
  type IMetric,
  type IWidget,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';

/** CloudWatch lays a page out in so many columns. */
export const wholeWidth = 24;

export function text(markdown: string): TextWidget {
  return new TextWidget({ markdown, width: wholeWidth, height: 2 });
}

/** A third of the page wide unless told otherwise. */
export function graph(title: string, left: IMetric[], options: Partial<GraphWidgetProps> = {}): GraphWidget {
  const axis = { min: 0, showUnits: false };
  return new GraphWidget({ title, left, leftYAxis: axis, width: wholeWidth / 3, height: 6, ...options });
}

/** A heading with what to do when its figures are bad, and under it the figures side by side. */
export function row(heading: string, whatToDo: string, ...figures: IWidget[]): IWidget[][] {
  return [[text(`## ${heading}\n${whatToDo}`)], figures];
}

/** SES counts a whole account in a Region, and splits nothing. */
export function sesMetrics(
  names: readonly string[],
  options: { readonly period: Duration; readonly statistic: string },
): Metric[] {
  return names.map((metricName) => new Metric({ namespace: 'AWS/SES', metricName, label: metricName, ...options }));
}
