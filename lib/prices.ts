/** Where a price was read: the list or page of its own Region, somebody's bill of it, or a list that may differ from it. */
type Basis = 'priceListOfRegion' | 'pricingPageOfRegion' | 'billOfRegion' | 'sameInRegionsSeen';

/** What AWS asks for one unit, before tax, tiers and free tiers. */
export type Price = {
  readonly usd: number;
  /** One of what. */
  readonly unit: string;
  readonly basis: Basis;
  /** The day, or month, on which the source said so. */
  readonly readOn: string;
  readonly source: string;
};

const priceList = 'https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws';
const ofRegion = (service: string) => `${priceList}/${service}/current/eu-west-3/index.json`;

/**
 * What Relance pays AWS for, in the Region of Paris, as of November 2026: on demand, in US dollars, without tax and with
 * no free tier taken off. The only such table: the dashboard's estimate and the cost of a case are reckoned from it.
 * A price with the basis `sameInRegionsSeen` was not found for Paris itself, and one of `billOfRegion` is as old as that
 * bill; compare them with your own before relying on them.
 */
export const prices = {
  stateTransition: {
    usd: 0.0297 / 1_000,
    unit: 'state transition of a standard workflow, retries included',
    basis: 'pricingPageOfRegion',
    readOn: '2026-11',
    source: 'https://aws.amazon.com/step-functions/pricing/',
  },
  lambdaRequest: {
    usd: 0.2 / 1_000_000,
    unit: 'invocation',
    basis: 'priceListOfRegion',
    readOn: '2026-10-01',
    source: ofRegion('AWSLambda'),
  },
  /** On arm64, as the functions are deployed; x86 is a quarter dearer. */
  lambdaGigabyteSecond: {
    usd: 0.0000133334,
    unit: 'gigabyte of memory for a second, first tier',
    basis: 'priceListOfRegion',
    readOn: '2026-10-01',
    source: ofRegion('AWSLambda'),
  },
  /** A transaction takes two for each item and kilobyte, and each index that the item is in takes its own. */
  writeRequestUnit: {
    usd: 0.7423 / 1_000_000,
    unit: 'write request unit: one item of up to 1 kB, on demand',
    basis: 'priceListOfRegion',
    readOn: '2026-09-07',
    source: ofRegion('AmazonDynamoDB'),
  },
  /** A read that need not be consistent, as those of indexes are, takes a half; one in a transaction takes two. */
  readRequestUnit: {
    usd: 0.1487 / 1_000_000,
    unit: 'read request unit: one consistent read of up to 4 kB, on demand',
    basis: 'priceListOfRegion',
    readOn: '2026-09-07',
    source: ofRegion('AmazonDynamoDB'),
  },
  message: {
    usd: 0.1 / 1_000,
    unit: 'message to one recipient, attachments aside',
    basis: 'sameInRegionsSeen',
    readOn: '2026-11',
    source: 'https://aws.amazon.com/ses/pricing/',
  },
  /** What AWS services put on the default bus, as SES does, is free. */
  customEvent: {
    usd: 1 / 1_000_000,
    unit: 'event of up to 64 kB put on a bus of our own',
    basis: 'sameInRegionsSeen',
    readOn: '2026-06',
    source: 'https://aws.amazon.com/eventbridge/pricing/',
  },
  httpRequest: {
    usd: 1.17 / 1_000_000,
    unit: 'request to an HTTP API of up to 512 kB, first tier',
    basis: 'priceListOfRegion',
    readOn: '2026-10-02',
    source: ofRegion('AmazonApiGateway'),
  },
  logGigabyte: {
    usd: 0.5985,
    unit: 'gigabyte of log taken in',
    basis: 'priceListOfRegion',
    readOn: '2026-10-07',
    source: ofRegion('AmazonCloudWatch'),
  },
  metricMonth: {
    usd: 0.3,
    unit: 'metric of our own in a month, each value of a dimension counting as one, first tier',
    basis: 'sameInRegionsSeen',
    readOn: '2026-06',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  objectWrite: {
    usd: 0.0053 / 1_000,
    unit: 'file put into a bucket, standard class',
    basis: 'billOfRegion',
    readOn: '2019-07',
    source: 'https://www.delsoir.com (retour sur les coûts)',
  },
  objectGigabyteMonth: {
    usd: 0.024,
    unit: 'gigabyte kept in a bucket for a month, standard class, first tier',
    basis: 'billOfRegion',
    readOn: '2019-07',
    source: 'https://www.delsoir.com (retour sur les coûts)',
  },
  /** What is signed with it, once a day, costs less than a cent a year. */
  keyMonth: {
    usd: 1,
    unit: 'key of our own in a month, symmetric or not',
    basis: 'sameInRegionsSeen',
    readOn: '2026-11',
    source: 'https://aws.amazon.com/kms/pricing/',
  },
  /** Functions keep what they have read for minutes: reading costs cents a month at most. */
  secretMonth: {
    usd: 0.4,
    unit: 'secret kept for a month, whatever its versions',
    basis: 'sameInRegionsSeen',
    readOn: '2026-11',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
} as const satisfies Readonly<Record<string, Price>>;

/** The Region the prices are of, and where that is: a template names no Region. */
export const pricedRegion = 'eu-west-3';
export const pricedPlace = 'Paris';
