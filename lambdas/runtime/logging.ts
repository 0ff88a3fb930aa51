import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Structured logs: ids and outcomes only, never a name, an address or the text of a message. */
export const logger = new Logger();

const metrics = new Metrics({ defaultDimensions: {} });

/** Counts an outcome; CloudWatch reads it from the log (embedded metric format), without a call. */
export function count(name: string, value = 1): void {
  metrics.addMetric(name, MetricUnit.Count, value);
}

/** Writes out what was counted during an invocation. */
export function publishCounts(): void {
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
}
