import { describe, expect, it, onTestFinished } from 'vitest';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { startCapacityMeter, UncountedCallError, unitsOf } from '../../../local/bench/cost/capacity-meter.ts';
import { serve } from '../serve.ts';

const callOf = (operation: string) => ({
  method: 'POST',
  headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
  body: JSON.stringify({ TableName: 'relance' }),
});

describe('the capacity of a call', () => {
  it('is that of its table, or of all the tables it met', () => {
    expect(unitsOf({ ConsumedCapacity: { CapacityUnits: 0.5 } })).toBe(0.5);
    expect(unitsOf({ ConsumedCapacity: [{ CapacityUnits: 14 }, { CapacityUnits: 2 }] })).toBe(16);
  });

  it('is never taken for nothing when the engine does not tell it', () => {
    expect(() => unitsOf({ Items: [] })).toThrow(UncountedCallError);
  });
});

describe('the capacity meter', () => {
  it('counts reads and writes apart, and leaves refused calls and every answer as they are', async () => {
    const asked: unknown[] = [];
    const table = await serve(
      createServer((request, response) => {
        const isRefused = String(request.headers['x-amz-target']).endsWith('PutItem');
        void text(request).then((body) => {
          asked.push(JSON.parse(body));
          response.writeHead(isRefused ? 400 : 200);
          response.end(JSON.stringify(isRefused ? { __type: 'Refused' } : { ConsumedCapacity: { CapacityUnits: 3 } }));
        });
      }),
    );
    const meter = await startCapacityMeter(table);
    onTestFinished(meter.close);
    await fetch(meter.url, callOf('Query'));
    await fetch(meter.url, callOf('TransactWriteItems'));
    const refused = await fetch(meter.url, callOf('PutItem'));
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ __type: 'Refused' });
    expect(asked[0]).toEqual({ TableName: 'relance', ReturnConsumedCapacity: 'TOTAL' });
    expect(meter.units()).toEqual({ readUnits: 3, writeUnits: 3 });
  });
});
