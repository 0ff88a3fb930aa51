/** One request to DynamoDB: its operation, such as `TransactWriteItems`, and its body. */
export type EngineRequest = { operation: string; body: Record<string, unknown> };

export type EngineAnswer = { status: number; body: unknown };

/**
 * What becomes of a request:
 * - `pass`: it is done and answered
 * - `throttle`: undone, answered as a partition that is too hot
 * - `conflict`: undone, answered as a conflict with another transaction
 * - `loseAnswer`: done, then the connection is cut
 * - `refuse`: undone, the connection is cut
 * - `hold`: neither done nor answered
 * - `holdAnswer`: done, never answered; it is called once the request is done
 * - `doAfter`: done and answered once something else has happened
 * - `answerAfter`: done, answered once what is begun then has happened
 * - `alter`: done, answered otherwise, such as with an earlier answer of an index that lags behind
 */
export type Verdict =
  | 'pass'
  | 'throttle'
  | 'conflict'
  | 'loseAnswer'
  | 'refuse'
  | 'hold'
  | { holdAnswer: () => void }
  | { doAfter: () => Promise<unknown> }
  | { answerAfter: () => Promise<unknown> }
  | { alter: (answer: EngineAnswer) => EngineAnswer };

/** Decides, request by request. */
export type FaultRule = (request: EngineRequest) => Verdict;
