import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { routes } from '../../lambdas/api/routes.ts';
import { streamPatterns } from '../../lambdas/adapters/dynamodb/table-shape.ts';
import type { Settings } from '../../lambdas/domain/settings.ts';
import { intakePattern, mailEventsPattern } from '../../lib/event-patterns.ts';
import { createApiGateway } from '../api-gateway/api-gateway.ts';
import { apiScopes, createTokenIssuer, type TokenIssuer } from '../api-gateway/token-issuer.ts';
import { createFileCheckpoints, createMemoryCheckpoints } from '../dynamodb/checkpoint-store.ts';
import { createFaultProxy } from '../dynamodb/fault-proxy.ts';
import { createEngineCall } from '../dynamodb/engine-call.ts';
import { createStreamPoller, type StreamPoller } from '../dynamodb/stream-poller.ts';
import { startDynamoDb } from '../dynamodb/start-dynamodb.ts';
import type { EventBus } from '../event-bus/event-bus.ts';
import { createEventBus } from '../event-bus/event-bus.ts';
import { createLambdaHost, type LambdaHost } from '../lambda/host.ts';
import type { LambdaFunction } from '../lambda/invocation.ts';
import { createSes, type Ses } from '../ses/ses.ts';
import type { StepFunctions } from '../step-functions/api.ts';
import { createStepFunctionsEndpoint } from '../step-functions/endpoint.ts';
import { createStepFunctions } from '../step-functions/step-functions.ts';
import type { Activity } from '../time/activity.ts';
import { createActivity } from '../time/activity.ts';
import type { StackClock } from '../time/clock.ts';
import { bundleFunctions } from './bundled-functions.ts';
import { watchSenders } from './after-senders.ts';
import { demoSettings, functionEnvironment, names } from './environment.ts';
import { listen, listenHandler } from './listen.ts';
import { stateMachines } from './state-machines.ts';
import { tableInput } from './table.ts';
import { createWakeAgenda, earliestWake, type WakeAgenda } from './wake-agenda.ts';

type FaultProxy = Awaited<ReturnType<typeof createFaultProxy>>;

export type StackOptions = {
  readonly clock: StackClock;
  /** Where data stays; without it, data is gone on close. */
  readonly dataDir?: string | undefined;
  readonly settings?: Settings | undefined;
  readonly port?: number | undefined;
  /** What the functions log; dropped unless taken. */
  readonly log?: ((line: string) => void) | undefined;
  /** Lets the functions log as they do in the cloud, and more; otherwise only what went wrong. */
  readonly logsEverything?: boolean | undefined;
  /** What becomes of mail by address; the mailbox simulator's addresses behave as on SES without it. */
  readonly mailBehaviour?: Parameters<typeof createSes>[0]['behaviour'];
  /** Where the functions are bundled already; otherwise they are bundled here, and removed on close. */
  readonly functions?: readonly LambdaFunction[] | undefined;
  /** Lets the functions reach the table through the fault proxy, and single calls of them die. */
  readonly faults?: { readonly chooseFault?: Parameters<typeof createLambdaHost>[0]['chooseFault'] } | undefined;
};

/** All of Relance on this machine: the deployed functions and state machines against local parts. */
export type Stack = {
  readonly url: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** Where the client gets tokens, with its id and secret. */
  readonly tokenUrl: string;
  /** A token of the local client, with all the API's scopes unless told otherwise. */
  readonly token: (scopes?: readonly string[]) => Promise<string>;
  readonly clock: StackClock;
  readonly activity: Activity;
  readonly stepFunctions: StepFunctions;
  readonly ses: Ses;
  readonly bus: EventBus;
  readonly lambda: LambdaHost;
  readonly stream: StreamPoller;
  readonly table: { readonly endpoint: string };
  /** Where the functions start executions and answer tokens. */
  readonly workflow: { readonly endpoint: string };
  /** In front of the table when the stack was started with `faults`. */
  readonly faultProxy: FaultProxy;
  readonly wakeAgenda: WakeAgenda;
  readonly close: () => Promise<void>;
};

/** The SDK has its retries, Step Functions its own jitter; replays are to be the same each time. */
function seededRandom(): () => number {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
}

const inDir = (dataDir: string | undefined, file: string) =>
  dataDir === undefined ? ':memory:' : path.join(dataDir, file);

/** Starts every part on free loopback ports. */
export async function startStack({
  clock,
  dataDir,
  settings = demoSettings(),
  port,
  log,
  logsEverything = false,
  mailBehaviour,
  functions,
  faults,
}: StackOptions): Promise<Stack> {
  process.env['TZ'] = 'UTC';
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true });
  const activity = createActivity();
  const bundled = functions ? { functions, remove: () => {} } : bundleFunctions(settings);
  const dynamoDb = await startDynamoDb({ ...(dataDir !== undefined && { dataDir }), table: tableInput() });

  // The parts call the functions, and the functions call the parts: the host comes last, when all addresses are known.
  let host: LambdaHost | undefined;
  const senders = watchSenders('send-debtor-notice', (name, event) =>
    host
      ? host.invoke(name, event)
      : Promise.resolve({ ok: false, error: 'Lambda.ServiceException', cause: 'starting' }),
  );
  const { invoke } = senders;

  const stepFunctions = createStepFunctions({
    databasePath: inDir(dataDir, 'step-functions.sqlite'),
    clock,
    random: seededRandom(),
    invoke: ({ functionArn, payload }) => invoke(functionArn.split(':').at(-1) ?? '', payload),
    activity,
    stateMachines: stateMachines(),
  });
  const bus = createEventBus({
    clock,
    region: names.region,
    buses: [
      {
        name: 'default',
        rules: [
          { name: 'MailEvents', pattern: mailEventsPattern(names.configurationSet), functionName: 'take-mail-events' },
        ],
      },
      {
        name: names.eventBus,
        rules: [{ name: 'EventIntake', pattern: intakePattern(['billing', 'bank']), functionName: 'take-events' }],
      },
    ],
    invoke,
    activity,
  });
  const ses = createSes({
    store: inDir(dataDir, 'mail.sqlite'),
    clock,
    region: names.region,
    onEvent: async (event) => {
      await senders.whenDone();
      await bus.put('default', event);
    },
    activity,
    behaviour: mailBehaviour,
  });
  const proxy = await createFaultProxy({ target: dynamoDb.endpoint });
  const listening = {
    sfn: await listenHandler(createStepFunctionsEndpoint(stepFunctions)),
    ses: await listenHandler(ses.handle),
    events: await listenHandler(bus.handle),
  };
  const environment = functionEnvironment({
    dynamodb: faults ? proxy.endpoint : dynamoDb.endpoint,
    sfn: listening.sfn.url,
    ses: listening.ses.url,
    events: listening.events.url,
  });
  const loud = { LOG_LEVEL: 'DEBUG', POWERTOOLS_METRICS_DISABLED: 'false' };
  host = createLambdaHost({
    functions: bundled.functions,
    environment: logsEverything ? { ...environment, ...loud } : environment,
    clock,
    activity,
    timeoutSeconds: 60,
    log,
    chooseFault: faults?.chooseFault,
  });
  const stream = createStreamPoller({
    endpoint: dynamoDb.endpoint,
    streamArn: dynamoDb.streamArn,
    checkpoints:
      dataDir === undefined ? createMemoryCheckpoints() : createFileCheckpoints(path.join(dataDir, 'stream.json')),
    mappings: [
      { functionName: 'dispatch-changes', filters: [streamPatterns.dispatch], batchSize: 100, retryAttempts: 10 },
      {
        functionName: 'publish-events',
        filters: [streamPatterns.publish],
        batchSize: 100,
        retryAttempts: 10,
        isPatient: true,
      },
    ],
    invoke,
    activity,
  });

  const engine = createEngineCall(dynamoDb.endpoint);
  const wakeAgenda = createWakeAgenda({
    clock,
    earliest: () => earliestWake(engine.call),
    wake: async () => {
      await invoke('wake-overdue', {});
    },
  });
  const client = { clientId: 'local', clientSecret: 'local-secret', scopes: apiScopes };
  let issuer: TokenIssuer | undefined;
  const issuerServer = await listenHandler(
    (request, response) => issuer?.handle(request, response) ?? Promise.resolve(),
  );
  issuer = await createTokenIssuer({ url: issuerServer.url, clients: [client], dataDir });
  const gateway = createApiGateway({
    routes: routes.map(({ handler, ...route }) => ({ ...route, functionName: handler })),
    invoke,
    issuer,
    clock,
  });
  const api = await listen(gateway, port);
  stepFunctions.resume();
  await ses.publishPending();

  return {
    url: api.url,
    client,
    tokenUrl: `${issuerServer.url}/oauth2/token`,
    token: (scopes = apiScopes) => (issuer as TokenIssuer).issue({ clientId: client.clientId, scopes }),
    clock,
    activity,
    stepFunctions,
    ses,
    bus,
    lambda: host,
    stream,
    table: { endpoint: dynamoDb.endpoint },
    workflow: { endpoint: listening.sfn.url },
    faultProxy: proxy,
    wakeAgenda,
    async close() {
      await api.close();
      await stream.close();
      engine.close();
      await host.close();
      stepFunctions.close();
      ses.close();
      await Promise.all(
        [listening.sfn, listening.ses, listening.events, issuerServer, proxy].map((part) => part.close()),
      );
      await dynamoDb.close();
      bundled.remove();
    },
  };
}
