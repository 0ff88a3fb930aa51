/** The content contradicts itself or the law, so no message must leave with it. */
export class UnprintableMessageError extends Error {
  override readonly name = 'UnprintableMessageError';
}
