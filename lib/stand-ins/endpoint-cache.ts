/**
 * The client of DynamoDB makes one of these and never asks it, as none of its commands discovers endpoints. The SDK's own
 * brings 8 kB of collections to every function.
 */
export class EndpointCache {}
