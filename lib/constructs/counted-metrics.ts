import { Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { countNamespace, type PlainCount, type SplitCount, splitCounts } from '../../lambdas/runtime/counts.ts';

/** What the functions of a deployment count, as CloudWatch keeps it: under the name they count by. */
export function counted(metricName: PlainCount, deploymentName: string, options: MetricOptions): Metric {
  return new Metric({
    namespace: countNamespace,
    metricName,
    dimensionsMap: { service: deploymentName },
    ...options,
  });
}

/** Every part of what they count in parts. */
export function countedParts(metricName: SplitCount, deploymentName: string, options: MetricOptions): Metric[] {
  const { dimension, values } = splitCounts[metricName];
  return values.map(
    (part) =>
      new Metric({
        namespace: countNamespace,
        metricName,
        dimensionsMap: { service: deploymentName, [dimension]: part },
        label: part,
        ...options,
      }),
  );
}
