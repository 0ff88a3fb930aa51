import type { PreTokenGenerationHostedAuthV2TriggerEvent } from 'aws-lambda';
import * as z from 'zod';
import type { LambdaAnswer } from '../lambda/invocation.ts';
import type { Person, TokenIssuer } from './token-issuer.ts';

/** What people sign in with: a client, and every scope it may ask for. */
export type PeopleClient = { readonly clientId: string; readonly scopes: readonly string[] };

type TriggerEvent = PreTokenGenerationHostedAuthV2TriggerEvent;

/** The trigger failed, or answered what Cognito could not read: no token is issued. */
export class TokenTriggerError extends Error {
  override readonly name = 'TokenTriggerError';
}

const strings = z.array(z.string());
const answerSchema = z.object({
  response: z.object({
    claimsAndScopeOverrideDetails: z
      .strictObject({
        accessTokenGeneration: z.strictObject({ scopesToSuppress: strings.optional() }).optional(),
        groupOverrideDetails: z.object({ groupsToOverride: strings.optional() }).nullish(),
      })
      .nullish(),
  }),
});

function eventOf({ username, groups }: Person, clientId: string, scopes: readonly string[]): TriggerEvent {
  return {
    version: '2',
    triggerSource: 'TokenGeneration_HostedAuth',
    region: 'local',
    userPoolId: 'local',
    userName: username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId },
    request: {
      userAttributes: { sub: username, 'cognito:user_status': 'CONFIRMED' },
      groupConfiguration: { groupsToOverride: [...groups], iamRolesToOverride: [] },
      scopes: [...scopes],
    },
    response: { claimsAndScopeOverrideDetails: {} },
  };
}

/** What stands in the token after the trigger; groups that its answer leaves out are left out. */
function granted({ username, groups }: Person, scopes: readonly string[], answer: LambdaAnswer) {
  if (!answer.ok) throw new TokenTriggerError(`PreTokenGeneration failed with error ${answer.cause}`);
  const { success, data, error } = answerSchema.safeParse(answer.payload);
  if (!success) throw new TokenTriggerError('PreTokenGeneration returned an unrecognizable response', { cause: error });
  const changes = data.response.claimsAndScopeOverrideDetails;
  if (!changes) return { scopes, person: { username, groups } };
  const suppressed = changes.accessTokenGeneration?.scopesToSuppress ?? [];
  return {
    scopes: scopes.filter((scope) => !suppressed.includes(scope)),
    person: { username, groups: changes.groupOverrideDetails?.groupsToOverride ?? [] },
  };
}

/**
 * Signs people in as a Cognito user pool does, without its page: whoever runs the local stack is whom he says he is. What
 * a token may then do is decided by the deployed trigger (pre token generation, event version 2), as in the cloud.
 */
export function createSignIn(options: {
  readonly issuer: Pick<TokenIssuer, 'issue'>;
  readonly client: PeopleClient;
  readonly trigger: (event: TriggerEvent) => Promise<LambdaAnswer>;
}) {
  const { issuer, client, trigger } = options;
  /** A token of a person, with the scopes asked for as far as his groups allow; all of the client's unless told. */
  return async (person: Person, scopes: readonly string[] = client.scopes): Promise<string> => {
    const answer = await trigger(eventOf(person, client.clientId, scopes));
    return issuer.issue({ clientId: client.clientId, ...granted(person, scopes, answer) });
  };
}
