import { describe, expect, it } from 'vitest';
import { prices } from '../../../lib/prices.ts';
import { costOf, costOfFiles, gigabyteSecondsOf, totalOf } from '../../../local/bench/cost/cost-of.ts';
import { noUsage, type Usage, usedBetween } from '../../../local/bench/cost/usage.ts';

/** Round prices, so that every sum can be done in the head. */
const price = {
  stateTransition: { usd: 0.01 },
  lambdaRequest: { usd: 0.002 },
  lambdaGigabyteSecond: { usd: 0.1 },
  readRequestUnit: { usd: 0.001 },
  writeRequestUnit: { usd: 0.005 },
  message: { usd: 0.5 },
  customEvent: { usd: 0.03 },
  httpRequest: { usd: 0.04 },
};
const nothing = { stepFunctions: 0, lambda: 0, dynamoDb: 0, ses: 0, eventBridge: 0, apiGateway: 0 };

describe('what a life of an invoice costs', () => {
  it.each<{ used: Partial<Usage>; costs: Partial<typeof nothing> }>([
    { used: { transitions: 24 }, costs: { stepFunctions: 0.24 } },
    { used: { invocations: 10 }, costs: { lambda: 0.02 } },
    { used: { gigabyteSeconds: 2 }, costs: { lambda: 0.2 } },
    { used: { readUnits: 7 }, costs: { dynamoDb: 0.007 } },
    { used: { writeUnits: 3 }, costs: { dynamoDb: 0.015 } },
    { used: { messages: 2 }, costs: { ses: 1 } },
    { used: { busEvents: 3 }, costs: { eventBridge: 0.09 } },
    { used: { apiRequests: 2 }, costs: { apiGateway: 0.08 } },
  ])('is paid to the service that was used: $used', ({ used, costs }) => {
    const cost = costOf({ ...noUsage, ...used }, price);
    for (const [service, usd] of Object.entries({ ...nothing, ...costs }))
      expect(cost[service as keyof typeof cost]).toBeCloseTo(usd, 12);
  });

  it('is all services together', () => {
    const used = { ...noUsage, transitions: 24, invocations: 10, writeUnits: 3, messages: 2 };
    expect(totalOf(costOf(used, price))).toBeCloseTo(0.24 + 0.02 + 0.015 + 1, 12);
    expect(totalOf(costOf(noUsage, price))).toBe(0);
  });

  it('is, for 24 transitions and two messages in Paris, a tenth of a cent', () => {
    expect(totalOf(costOf({ ...noUsage, transitions: 24, messages: 2 }, prices))).toBeCloseTo(0.0009128, 10);
  });
});

describe('what files cost', () => {
  it('is each writing, and each gigabyte in each month', () => {
    const each = { objectWrite: { usd: 0.01 }, objectGigabyteMonth: { usd: 0.5 } };
    expect(costOfFiles({ count: 4, bytes: 2 ** 29, months: 3 }, each)).toBeCloseTo(4 * 0.01 + 2 * 3 * 0.5, 12);
  });
});

describe('gigabyte-seconds', () => {
  it.each([
    { memoryMb: 1_024, milliseconds: 1_000, gigabyteSeconds: 1 },
    { memoryMb: 512, milliseconds: 10, gigabyteSeconds: 0.005 },
    { memoryMb: 512, milliseconds: 9.01, gigabyteSeconds: 0.005 },
    { memoryMb: 512, milliseconds: 10.01, gigabyteSeconds: 0.0055 },
  ])('of $memoryMb MB for $milliseconds ms count each begun millisecond', ({ gigabyteSeconds, ...invocation }) => {
    expect(gigabyteSecondsOf(invocation.memoryMb, invocation.milliseconds)).toBeCloseTo(gigabyteSeconds, 12);
  });
});

describe('what was used meanwhile', () => {
  it('is what the counters have risen by, each by its own', () => {
    const before = { ...noUsage, transitions: 5, messages: 2, readUnits: 1.5 };
    const after = { ...noUsage, transitions: 29, messages: 4, readUnits: 2, busEvents: 1 };
    expect(usedBetween(before, after)).toEqual({
      ...noUsage,
      transitions: 24,
      messages: 2,
      readUnits: 0.5,
      busEvents: 1,
    });
  });
});
