/**
 * What the client of DynamoDB would keep endpoints in that it has discovered. It discovers none unless it is told to in the
 * environment or its options, and ours is not; the cache of the SDK brings 8 kB of collections to every function.
 */
export class EndpointCache {
  getEndpoint(): undefined {
    return undefined;
  }
}
