import * as z from 'zod';
import { scopesBeyond } from '../../api/roles.ts';
import { roleOfGroups } from '../../domain/role.ts';

/**
 * What Cognito asks before it makes tokens (pre token generation, event version 2). An event of version 1 has no scopes and
 * its answer could cut none: it is refused, and no token comes of it. The attributes of the person are not read.
 * Source: https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export const inputSchema = z.object({
  triggerSource: z.string(),
  request: z.object({
    scopes: z.array(z.string()),
    groupConfiguration: z.looseObject({ groupsToOverride: z.array(z.string()).nullish() }).nullish(),
  }),
});

/** What Cognito is to change in the tokens; null changes nothing. */
type TokenChanges = {
  readonly claimsAndScopeOverrideDetails: {
    readonly accessTokenGeneration: { readonly scopesToSuppress: readonly string[] };
    readonly groupOverrideDetails: Readonly<Record<string, unknown>>;
  } | null;
};

/**
 * Cuts the scopes of a person's access token to those of his role: his client may ask for any of them. In no group of ours
 * he keeps `openid` alone. Cognito asks at every sign-in and every refresh, so a change of groups counts within the hour.
 * The tokens of systems stay as their client allows; an event of version 2 is never about one.
 */
export const createHandler =
  () =>
  ({ triggerSource, request }: z.infer<typeof inputSchema>): Promise<TokenChanges> => {
    if (triggerSource === 'TokenGeneration_ClientCredentials')
      return Promise.resolve({ claimsAndScopeOverrideDetails: null });
    const groups = request.groupConfiguration ?? {};
    return Promise.resolve({
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          scopesToSuppress: scopesBeyond(roleOfGroups(groups.groupsToOverride ?? []), request.scopes),
        },
        // Cognito would take an answer without the groups for the wish to leave them out of the tokens.
        groupOverrideDetails: groups,
      },
    });
  };
