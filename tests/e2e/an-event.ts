import type { EventBridgeEvent } from '../../local/event-bus/event-bridge-event.ts';

let lastId = 0;

/** An event of another system, as EventBridge carries it. */
export function anEvent(source: string, detailType: string, detail: object): EventBridgeEvent {
  lastId += 1;
  return {
    version: '0',
    id: `event-${lastId}`,
    'detail-type': detailType,
    source,
    account: '000000000000',
    time: '2026-03-01T08:00:00Z',
    region: 'eu-west-3',
    resources: [],
    detail,
  } as EventBridgeEvent;
}
