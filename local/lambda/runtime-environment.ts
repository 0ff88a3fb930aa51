/**
 * What Lambda sets for every function, completed by the given variables. The credentials are dummies: no part of the
 * local stack looks at them, and with them the SDK never searches the machine for real ones.
 */
export function runtimeEnvironment(given: Record<string, string>): Record<string, string> {
  return {
    AWS_REGION: 'eu-west-3',
    AWS_DEFAULT_REGION: given['AWS_REGION'] ?? 'eu-west-3',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    ...given,
  };
}
