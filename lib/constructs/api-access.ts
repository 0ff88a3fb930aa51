import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolOperation,
} from 'aws-cdk-lib/aws-cognito';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { scopes } from '../../lambdas/api/routes/route.ts';
import { type PersonRole, personRoles } from '../../lambdas/domain/role.ts';
import { constructName, limitScopes } from '../functions.ts';
import { RelanceFunction } from './relance-function.ts';

const resourceServerName = 'relance';

type ApiAccessProps = {
  readonly signInUrls: readonly string[];
  readonly deploymentName: string;
  /** The bundled code of a function. */
  readonly codeOf: (name: string) => Code;
};

const groupDescriptions: Readonly<Record<PersonRole, string>> = {
  viewer: 'Reads everything, changes nothing',
  collector: 'Works cases, tasks and payments',
  manager: 'Does all of it, legal decisions too',
};

/**
 * Who may call the API: systems by client credentials, people by a hosted sign-in with a second factor. What a person may
 * do is decided by his groups.
 */
export class ApiAccess extends Construct {
  readonly userPool: UserPool;
  readonly systems: UserPoolClient;
  readonly people: UserPoolClient;
  /** Cuts the scopes of people's tokens to their groups. */
  readonly limitScopes: RelanceFunction;
  /** Where systems get their tokens, and people sign in. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, { signInUrls, deploymentName, codeOf }: ApiAccessProps) {
    super(scope, id);
    this.userPool = new UserPool(this, 'UserPool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      // From Essentials on, a trigger may change access tokens; Plus also guards sign-ins.
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

    for (const role of personRoles)
      this.userPool
        .addGroup(`${constructName(role)}Group`, { groupName: role, description: groupDescriptions[role] })
        // Who is in a group stands nowhere else.
        .applyRemovalPolicy(RemovalPolicy.RETAIN);
    this.limitScopes = new RelanceFunction(this, {
      spec: limitScopes,
      code: codeOf(limitScopes.name),
      deploymentName,
    });
    // Version 1 could not cut scopes; version 3 would ask for systems too, whose tokens stay as their client allows.
    this.userPool.addTrigger(UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG, this.limitScopes, LambdaVersion.V2_0);

    const resourceScopes = new Map(
      Object.values(scopes).map((name) => [
        name,
        new ResourceServerScope({ scopeName: name.slice(`${resourceServerName}/`.length), scopeDescription: name }),
      ]),
    );
    const resourceServer = this.userPool.addResourceServer('ResourceServer', {
      identifier: resourceServerName,
      scopes: [...resourceScopes.values()],
    });
    const oAuthScopes = [...resourceScopes.values()].map((each) => OAuthScope.resourceServer(resourceServer, each));

    // A billing system must be able to do all of it: to cancel an invoice sent in error is what stops its dunning.
    this.systems = this.userPool.addClient('Systems', {
      generateSecret: true,
      oAuth: { flows: { clientCredentials: true }, scopes: oAuthScopes },
      accessTokenValidity: Duration.hours(1),
      enableTokenRevocation: true,
    });
    // Public, so without a secret: the authorization code is bound by PKCE.
    this.people = this.userPool.addClient('People', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, ...oAuthScopes],
        callbackUrls: [...signInUrls],
        logoutUrls: [...signInUrls],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      enableTokenRevocation: true,
    });

    // A prefix must be free in the whole Region; the stack's own id makes one without naming account or company.
    const stackUuid = Fn.select(2, Fn.split('/', Aws.STACK_ID));
    const domainPrefix = `${resourceServerName}-${Fn.select(0, Fn.split('-', stackUuid))}`;
    this.signInUrl = this.userPool.addDomain('Domain', { cognitoDomain: { domainPrefix } }).baseUrl();
  }
}
