/** The events of a case do not begin with its invoice, or do not follow one another: the log is broken. */
export class BrokenEventLogError extends Error {
  override readonly name = 'BrokenEventLogError';
}
