import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, type IHttpRouteAuthorizer, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpUserPoolAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { Construct } from 'constructs';
import type { ApiAccess } from './api-access.ts';
import { HouseLogGroup } from './house-log-group.ts';

/** No path, caller address or claim of a person: they would be personal data. The route stands for the path. */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLatency: '$context.responseLatency',
    integrationStatus: '$context.integrationStatus',
    integrationError: '$context.integrationErrorMessage',
    authorizerError: '$context.authorizer.error',
    clientId: '$context.authorizer.claims.client_id',
  }),
);

/** The HTTP API without its routes, and who checks tokens for them. Browsers of other origins are not let in. */
export class HttpFront extends Construct {
  readonly api: HttpApi;
  readonly authorizer: IHttpRouteAuthorizer;
  readonly url: string;

  constructor(scope: Construct, id: string, { access }: { readonly access: ApiAccess }) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { description: 'Relance', createDefaultStage: false });
    this.authorizer = new HttpUserPoolAuthorizer('Tokens', access.userPool, {
      userPoolClients: [access.systems, access.people],
    });
    const stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: 100, burstLimit: 200 },
      detailedMetricsEnabled: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(new HouseLogGroup(this, 'AccessLog')),
        format: accessLogFormat,
      },
    });
    this.url = stage.url;
  }
}
