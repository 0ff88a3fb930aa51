import type { EngineAnswer, EngineRequest } from './fault-rule.ts';

const namespace = 'com.amazonaws.dynamodb.v20120810#';

/** What AWS answers when a partition or an index is too hot. */
export function throttleAnswer(): EngineAnswer {
  return failure('ProvisionedThroughputExceededException', {
    message:
      'The level of configured provisioned throughput for the table was exceeded. ' +
      'Consider increasing your provisioning level with the UpdateTable API.',
  });
}

/** What AWS answers when another transaction holds the first item of the request. */
export function conflictAnswer({ operation, body }: EngineRequest): EngineAnswer {
  if (!operation.startsWith('Transact')) {
    return failure('TransactionConflictException', { message: 'Transaction is ongoing for the item' });
  }
  const items = Array.isArray(body['TransactItems']) ? (body['TransactItems'] as unknown[]) : [];
  const CancellationReasons = items.map((_, place) =>
    place === 0 ? { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' } : { Code: 'None' },
  );
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  return failure('TransactionCanceledException', {
    Message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons,
  });
}

function failure(name: string, details: object): EngineAnswer {
  return { status: 400, body: { __type: namespace + name, ...details } };
}
