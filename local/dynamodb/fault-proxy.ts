import { once } from 'node:events';
import { Agent, createServer, request as sendRequest } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { conflictAnswer, throttleAnswer } from './fault-answers.ts';
import type { EngineAnswer, EngineRequest, FaultRule } from './fault-rule.ts';

export type FaultProxy = {
  endpoint: string;
  setRule: (rule: FaultRule) => void;
  close: () => Promise<void>;
};

type FaultProxyInput = {
  /** The engine's endpoint. */
  target: string;
  rule?: FaultRule;
};

type RawAnswer = { status: number; headers: IncomingMessage['headers']; body: Buffer };

/** An HTTP proxy in front of the DynamoDB engine that makes the faults AWS may make, by a rule. */
export async function createFaultProxy({
  target,
  rule: firstRule = () => 'pass',
}: FaultProxyInput): Promise<FaultProxy> {
  const agent = new Agent({ keepAlive: true });
  let rule = firstRule;

  async function perform(incoming: IncomingMessage, body: Buffer): Promise<RawAnswer> {
    const outgoing = sendRequest(target, { method: 'POST', headers: incoming.headers, agent }).end(body);
    const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
    return { status: answer.statusCode ?? 500, headers: answer.headers, body: await buffer(answer) };
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const raw = await buffer(incoming);
    const request = parseRequest(incoming, raw);
    const verdict = rule(request);
    if (verdict === 'hold') return;
    if (verdict === 'refuse') return void incoming.socket.destroy();
    if (verdict === 'throttle') return answerJson(response, throttleAnswer());
    if (verdict === 'conflict') return answerJson(response, conflictAnswer(request));
    if (typeof verdict === 'object' && 'doAfter' in verdict) await verdict.doAfter();
    const answer = await perform(incoming, raw);
    if (verdict === 'loseAnswer') return void incoming.socket.destroy();
    if (verdict === 'pass' || 'doAfter' in verdict) return passOn(response, answer);
    if ('answerAfter' in verdict) {
      await verdict.answerAfter();
      return passOn(response, answer);
    }
    if ('holdAnswer' in verdict) return verdict.holdAnswer();
    answerJson(response, verdict.alter({ status: answer.status, body: JSON.parse(answer.body.toString('utf8')) }));
  }

  const server = createServer((incoming, response) => {
    // An engine that is gone is a lost connection for the caller too.
    handle(incoming, response).catch(() => incoming.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    setRule(next) {
      rule = next;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      agent.destroy();
    },
  };
}

function passOn(response: ServerResponse, { status, headers, body }: RawAnswer): void {
  response.writeHead(status, headers).end(body);
}

function parseRequest(incoming: IncomingMessage, raw: Buffer): EngineRequest {
  const target = String(incoming.headers['x-amz-target'] ?? '');
  return {
    operation: target.slice(target.indexOf('.') + 1),
    body: JSON.parse(raw.toString('utf8')) as Record<string, unknown>,
  };
}

function answerJson(response: ServerResponse, { status, body }: EngineAnswer): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
}
