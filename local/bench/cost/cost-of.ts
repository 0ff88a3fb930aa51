import type { Price, prices } from '../../../lib/prices.ts';
import type { Usage } from './usage.ts';

/** The services that a life of an invoice is paid to. */
export type Cost = {
  readonly stepFunctions: number;
  readonly lambda: number;
  readonly dynamoDb: number;
  readonly ses: number;
  readonly eventBridge: number;
  readonly apiGateway: number;
};

type Prices = { readonly [Name in keyof typeof prices]: Pick<Price, 'usd'> };

/** What is paid besides what a life of an invoice uses. */
type Besides = 'logGigabyte' | 'metricMonth' | 'objectWrite' | 'objectGigabyteMonth' | 'keyMonth' | 'secretMonth';

/** What a usage costs by a table of prices, service by service, in US dollars. */
export function costOf(usage: Usage, price: Omit<Prices, Besides>): Cost {
  return {
    stepFunctions: usage.transitions * price.stateTransition.usd,
    lambda: usage.invocations * price.lambdaRequest.usd + usage.gigabyteSeconds * price.lambdaGigabyteSecond.usd,
    dynamoDb: usage.readUnits * price.readRequestUnit.usd + usage.writeUnits * price.writeRequestUnit.usd,
    ses: usage.messages * price.message.usd,
    eventBridge: usage.busEvents * price.customEvent.usd,
    apiGateway: usage.apiRequests * price.httpRequest.usd,
  };
}

/** All services together. */
export function totalOf(cost: Cost): number {
  return Object.values(cost).reduce((sum, part) => sum + part, 0);
}

/** What some files cost that are written once and kept: `months` in S3, each of so many bytes. In US dollars. */
export function costOfFiles(
  files: { readonly count: number; readonly bytes: number; readonly months: number },
  price: Pick<Prices, 'objectWrite' | 'objectGigabyteMonth'>,
): number {
  const gigabytes = (files.count * files.bytes) / 2 ** 30;
  return files.count * price.objectWrite.usd + gigabytes * files.months * price.objectGigabyteMonth.usd;
}

/** An invocation in gigabyte-seconds, as Lambda bills it: each begun millisecond of the memory it is given. */
export function gigabyteSecondsOf(memoryMb: number, milliseconds: number): number {
  return (memoryMb / 1_024) * (Math.ceil(milliseconds) / 1_000);
}
