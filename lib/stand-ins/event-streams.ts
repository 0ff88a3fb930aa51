/**
 * What the AWS clients do to send and receive streams of events: only operations that stream load it, and none of ours
 * does. Left out, all that it shares with the rest of the SDK can be joined and pruned like any other code. The client of
 * S3 asks for these two names whatever it is used for.
 */
export function eventStreamSerdeProvider(): undefined {
  return undefined;
}

export function resolveEventStreamSerdeConfig<Config>(config: Config): Config {
  return config;
}
