import { randomUUID } from 'node:crypto';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import type { RequestHandler } from '../http/request-handler.ts';

/** A refusal by Secrets Manager, with the name that the AWS SDK gives its exception. */
class SecretsManagerError extends Error {
  override readonly name = 'SecretsManagerError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const secretInput = z.object({ SecretId: z.string().min(1), VersionStage: z.literal('AWSCURRENT').optional() });
const putInput = z.object({ SecretId: z.string().min(1), SecretString: z.string().min(1).max(65_536) });

function checked<Schema extends z.ZodType>(schema: Schema, body: string): z.infer<Schema> {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (error) {
    throw new SecretsManagerError('InvalidRequestException', (error as Error).message);
  }
  const { data, error } = schema.safeParse(json);
  if (error) throw new SecretsManagerError('InvalidParameterException', z.prettifyError(error));
  return data;
}

/**
 * Secrets Manager as far as Relance uses it: GetSecretValue, and PutSecretValue to put other secrets in place, for the AWS
 * SDK's client (AWS JSON 1.1). Secrets live as long as the process. Signatures of requests are not checked.
 * @param secrets the value of each secret, by its ARN
 */
export function createSecretsManager(secrets: Readonly<Record<string, string>>): { readonly handle: RequestHandler } {
  const values = new Map(Object.entries(secrets));
  const versions = new Map<string, string>();

  function known(arn: string): string {
    const value = values.get(arn);
    if (value !== undefined) return value;
    throw new SecretsManagerError(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    );
  }

  function versionOf(arn: string): string {
    const version = versions.get(arn) ?? randomUUID();
    versions.set(arn, version);
    return version;
  }

  function act(target: string, body: string): unknown {
    if (target === 'secretsmanager.GetSecretValue') {
      const { SecretId } = checked(secretInput, body);
      const SecretString = known(SecretId);
      return { ARN: SecretId, SecretString, VersionId: versionOf(SecretId), VersionStages: ['AWSCURRENT'] };
    }
    if (target === 'secretsmanager.PutSecretValue') {
      const { SecretId, SecretString } = checked(putInput, body);
      known(SecretId);
      values.set(SecretId, SecretString);
      versions.delete(SecretId);
      return { ARN: SecretId, VersionId: versionOf(SecretId), VersionStages: ['AWSCURRENT'] };
    }
    throw new SecretsManagerError(
      'UnknownOperationException',
      `The local Secrets Manager has no operation '${target}'.`,
    );
  }

  return {
    async handle(req, res) {
      const answer = (status: number, body: unknown) =>
        res.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
      try {
        answer(200, act(String(req.headers['x-amz-target'] ?? ''), await text(req)));
      } catch (error) {
        if (error instanceof SecretsManagerError) answer(400, { __type: error.code, message: error.message });
        else answer(500, { __type: 'InternalServiceError', message: String(error) });
      }
    },
  };
}
