/**
 * Where the AWS clients of a bundle take their credentials from: the environment, into which Lambda puts those of the
 * function's role (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html). The SDK's own chain would
 * bring the clients of SSO, STS and sign-in into every bundle, to look in places a function does not have. Where the
 * environment holds none, every call fails and says so.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
