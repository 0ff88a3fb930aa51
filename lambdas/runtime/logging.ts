import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { type PartOf, type PlainCount, type SplitCount, splitCounts } from './counts.ts';

/** Structured logs: ids and outcomes only, never a name, an address or the text of a message. */
export const logger = new Logger();

const metrics = new Metrics({ defaultDimensions: {} });

/** Counts an outcome; CloudWatch reads it from the log (embedded metric format), without a call. */
export function count(name: PlainCount, value = 1): void {
  metrics.addMetric(name, MetricUnit.Count, value);
}

/** Counts one part of what is counted in parts, on a log line of its own. */
export function countPart<Name extends SplitCount>(name: Name, part: PartOf<Name>, value = 1): void {
  metrics.singleMetric().addDimension(splitCounts[name].dimension, part).addMetric(name, MetricUnit.Count, value);
}

/** Writes out what was counted during an invocation. */
export function publishCounts(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
