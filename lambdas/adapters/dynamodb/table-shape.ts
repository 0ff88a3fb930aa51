/** The one table: its keys and indexes. The cloud and the local stack create it from here. */
export const tableShape = {
  partitionKey: 'pk',
  sortKey: 'sk',
  /** All KEYS_ONLY: an index says which items, a consistent read says what is in them. */
  indexes: [
    { name: 'byStatus', partitionKey: 'statusPk', sortKey: 'listSk' },
    { name: 'byStage', partitionKey: 'stagePk', sortKey: 'listSk' },
    { name: 'byDebtor', partitionKey: 'debtorPk', sortKey: 'listSk' },
    { name: 'byWakeTime', partitionKey: 'wakePk', sortKey: 'wakeBy' },
    /** By the day of the last event: written once a day at most for a case. */
    { name: 'byLastEvent', partitionKey: 'headPk', sortKey: 'headOn' },
  ],
} as const;

/** What the stream's two readers are woken by, as event source filter patterns. */
export const streamPatterns = {
  /** A run has to hear of something, the cases of a debtor have, or a window or transactional message has to be started. */
  dispatch: { dynamodb: { NewImage: { dispatch: { S: [{ exists: true }] } } } },
  /** An event of a case, once. */
  publish: { eventName: ['INSERT'], dynamodb: { NewImage: { itemType: { S: ['event'] } } } },
  /** That the credit of a debtor has changed, once. */
  publishCredit: {
    eventName: ['INSERT'],
    dynamodb: {
      NewImage: { itemType: { S: ['debtorChange'] }, change: { M: { type: { S: ['DebtorCreditHoldChanged'] } } } },
    },
  },
} as const;
