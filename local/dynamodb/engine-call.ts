import { Agent, request } from 'node:http';

/** Sends one operation to the engine in DynamoDB's own JSON, which is also the JSON of Lambda's stream events. */
export type EngineCall = <Answer>(operation: string, body: unknown) => Promise<Answer>;

export class EngineError extends Error {
  override readonly name = 'EngineError';
  /** The error's name without its namespace, such as `ResourceInUseException`. */
  readonly code: string;
  constructor(operation: string, code: string, message: string) {
    super(`${operation}: ${code}: ${message}`);
    this.code = code;
  }
}

// The engines want a signature to be there; none checks it.
const authorization =
  'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-3/dynamodb/aws4_request, SignedHeaders=host, Signature=local';

const streamOperations = new Set(['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams']);

/**
 * Opens a connection to the engine that is kept alive. The SDK would take five times as long per call, and would
 * decode records only for us to encode them again.
 */
export function createEngineCall(endpoint: string): { call: EngineCall; close: () => void } {
  const agent = new Agent({ keepAlive: true });

  function call<Answer>(operation: string, body: unknown): Promise<Answer> {
    const service = streamOperations.has(operation) ? 'DynamoDBStreams_20120810' : 'DynamoDB_20120810';
    const payload = JSON.stringify(body);
    return new Promise((resolve, reject) => {
      const sent = request(endpoint, {
        method: 'POST',
        agent,
        headers: {
          authorization,
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-date': '20260101T000000Z',
          'content-length': Buffer.byteLength(payload),
          'x-amz-target': `${service}.${operation}`,
        },
      });
      sent.on('error', reject);
      sent.on('response', (response) => {
        const chunks: Buffer[] = [];
        response.on('error', reject);
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(JSON.parse(text) as Answer);
          else reject(engineError(operation, text));
        });
      });
      sent.end(payload);
    });
  }

  return { call, close: () => agent.destroy() };
}

function engineError(operation: string, text: string): EngineError {
  const { __type: type = 'UnknownError', message, Message } = JSON.parse(text) as Record<string, string | undefined>;
  return new EngineError(operation, type.slice(type.indexOf('#') + 1), message ?? Message ?? '');
}
