/**
 * How often an endpoint is tried that does not take an event, and how long it is waited in between: 5 times within some
 * minutes, then every half an hour for a day. The first wait is six times as long as the function may take, as AWS advises
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html).
 */
export const webhookRounds = [
  { id: 'Soon', tries: 5, everySeconds: 120 },
  { id: 'Later', tries: 48, everySeconds: 1800 },
] as const;
