import { pricedRegion, prices } from '../../../lib/prices.ts';
import { functions } from '../../../lib/functions.ts';
import type { Figure, Findings } from '../figure.ts';
import { type Cost, costOf, costOfFiles, totalOf } from './cost-of.ts';
import { playLives } from './lives.ts';
import type { Usage } from './usage.ts';

/** Those of a window: it gathers, it sends. */
const transitionsPerMessage = 2;
/** `wake-overdue` looks every five minutes. */
const looksAMonth = 30 * 24 * 12;
/** One signs the heads of all chains, one encrypts what alarms say. */
const keys = 2;
/** Two that others sign with; an endpoint of the company's own adds one. */
const secrets = 2;
/** A letter of some pages with its fonts; for as long as the title to a claim can be enforced. */
const thousandDocuments = { count: 1_000, bytes: 100_000, months: 120 };

const serviceNames: { readonly [Service in keyof Cost]: string } = {
  stepFunctions: 'Step Functions',
  lambda: 'Lambda',
  dynamoDb: 'DynamoDB',
  ses: 'SES',
  eventBridge: 'EventBridge',
  apiGateway: 'API Gateway',
};

function figuresOf(life: string, usage: Usage, mostTransitions: number): Figure[] {
  const cost = costOf(usage, prices);
  return [
    { name: `${life}: state transitions`, value: usage.transitions, unit: '', aim: { atMost: mostTransitions } },
    { name: `${life}: AWS cost of 1,000 such invoices`, value: totalOf(cost) * 1_000, unit: 'USD' },
  ];
}

/** `which`: what to know of the messages. */
function noteOf(life: string, usage: Usage, which: string): string {
  const { transitions, invocations, gigabyteSeconds, readUnits, writeUnits, messages, busEvents, apiRequests } = usage;
  const cost = costOf(usage, prices);
  const shares = Object.entries(serviceNames)
    .map(([service, name]) => `${name} ${(cost[service as keyof Cost] * 1_000).toFixed(4)}`)
    .join(', ');
  return (
    `${life}: ${transitions} transitions, ${transitions - transitionsPerMessage * messages} of the case and two for each of ${messages} messages${which}; ${invocations} invocations of ${gigabyteSeconds.toFixed(3)} GB-s, ` +
    `${readUnits} read and ${writeUnits} write units, ${busEvents} events, ${apiRequests} API requests. USD per 1,000: ${shares}.`
  );
}

/** The days, or months, on which the prices were read, from the oldest. */
function readBetween(): string {
  const days = Object.values(prices)
    .map(({ readOn }) => readOn)
    .toSorted();
  return `${days.at(0)} to ${days.at(-1)}`;
}

/** Plays two lives of an invoice in virtual time on the deployed policy, and reckons what AWS would ask for each. */
export async function measureCost(): Promise<Findings> {
  const { paidAfterReminderOne, neverPaid, idleLook } = await playLives();
  const memory = [...new Set(functions.map(({ memoryMb }) => memoryMb))].join(', ');
  return {
    figures: [
      ...figuresOf('paid after reminder one', paidAfterReminderOne, 24),
      ...figuresOf('never paid, handed over', neverPaid, 46),
      {
        name: 'a deployment without invoices: AWS cost of its looks for what is overdue, a month',
        value: totalOf(costOf(idleLook, prices)) * looksAMonth,
        unit: 'USD',
      },
      {
        name: 'a deployment without invoices: AWS cost of its keys, a month',
        value: keys * prices.keyMonth.usd,
        unit: 'USD',
      },
      {
        name: 'a deployment without webhooks of its own: AWS cost of its secrets, a month',
        value: secrets * prices.secretMonth.usd,
        unit: 'USD',
      },
      {
        name: 'AWS cost of 1,000 documents of 100 kB, written and kept for ten years',
        value: costOfFiles(thousandDocuments, prices),
        unit: 'USD',
      },
    ],
    notes: [
      noteOf('Paid after reminder one', paidAfterReminderOne, ', the receipt among them'),
      noteOf('Never paid', neverPaid, ''),
      `Prices of ${pricedRegion}, read ${readBetween()} (lib/prices.ts), without free tiers. GB-seconds are the memory of each function (${memory} MB) by the time ` +
        `it took here, warm: AWS's processors are not these. Read and write units are what the engine says each call consumed, indexes ` +
        `included, asked for by a proxy. Not counted: logs, traces, metrics, tokens, storage and what leaves AWS.`,
    ],
  };
}
