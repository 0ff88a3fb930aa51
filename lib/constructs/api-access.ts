import { Aws, Duration, Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { scopes } from '../../lambdas/api/routes.ts';

const resourceServerName = 'relance';

/** Who may call the API: systems by client credentials, people by a hosted sign-in with a second factor. */
export class ApiAccess extends Construct {
  readonly userPool: UserPool;
  readonly systems: UserPoolClient;
  readonly people: UserPoolClient;
  /** Where systems get their tokens, and people sign in. */
  readonly signInUrl: string;

  constructor(scope: Construct, id: string, { signInUrls }: { readonly signInUrls: readonly string[] }) {
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
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });

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
