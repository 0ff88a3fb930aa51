import type { DynamoDBRecord } from 'aws-lambda';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Settings } from '../../lambdas/domain/settings.ts';
import type { Person } from '../api-gateway/token-issuer.ts';
import { createFaultProxy } from '../dynamodb/fault-proxy.ts';
import { createEngineCall } from '../dynamodb/engine-call.ts';
import type { StreamPoller } from '../dynamodb/stream-poller.ts';
import { startDynamoDb } from '../dynamodb/start-dynamodb.ts';
import type { EventBus } from '../event-bus/event-bus.ts';
import { createLambdaHost, type LambdaHost } from '../lambda/host.ts';
import type { LambdaFunction } from '../lambda/invocation.ts';
import { createSes, type Ses } from '../ses/ses.ts';
import type { StepFunctions } from '../step-functions/api.ts';
import { createStepFunctionsEndpoint } from '../step-functions/endpoint.ts';
import { createStepFunctions } from '../step-functions/step-functions.ts';
import type { Activity } from '../time/activity.ts';
import { createActivity } from '../time/activity.ts';
import type { Agenda } from '../time/agenda.ts';
import type { StackClock } from '../time/clock.ts';
import { bundleFunctions } from './bundled-functions.ts';
import { watchSenders } from './after-senders.ts';
import { createDigestAgenda } from './digest-agenda.ts';
import { demoSettings, functionEnvironment, names } from './environment.ts';
import { startFront } from './front.ts';
import { listenHandler } from './listen.ts';
import { seededRandom } from './seeded-random.ts';
import { stateMachines } from './state-machines.ts';
import { tableInput } from './table.ts';
import { createWakeAgenda, sleepOf, sleepsIn, type WakeAgenda } from './wake-agenda.ts';
import { stackBus, stackStream } from './wiring.ts';

type Endpoints = Parameters<typeof functionEnvironment>[0];
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
  /** Puts something between the functions and the parts: given where these listen, says where the functions find them. */
  readonly reach?: ((parts: Endpoints) => Promise<Endpoints>) | undefined;
  /** Told how long each invocation took, in milliseconds. */
  readonly onInvocation?: ((functionName: string, milliseconds: number) => void) | undefined;
};

/** All of Relance on this machine: the deployed functions and state machines against local parts. */
export type Stack = {
  readonly url: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** Where the client gets tokens, with its id and secret. */
  readonly tokenUrl: string;
  /** A token of the local client, with all the API's scopes unless told otherwise. */
  readonly token: (scopes?: readonly string[]) => Promise<string>;
  /** A token of a person, with the scopes asked for as far as his groups allow: the deployed function decides. */
  readonly signIn: (person: Person, scopes?: readonly string[]) => Promise<string>;
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
  readonly digestAgenda: Agenda;
  readonly close: () => Promise<void>;
};

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
  reach = (parts) => Promise.resolve(parts),
  onInvocation,
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
  const bus = stackBus({ clock, invoke, activity });
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
  const parts = {
    dynamodb: faults ? proxy.endpoint : dynamoDb.endpoint,
    sfn: listening.sfn.url,
    ses: listening.ses.url,
    events: listening.events.url,
  };
  const environment = functionEnvironment(await reach(parts));
  const loud = { LOG_LEVEL: 'DEBUG', POWERTOOLS_METRICS_DISABLED: 'false' };
  host = createLambdaHost({
    functions: bundled.functions,
    environment: logsEverything ? { ...environment, ...loud } : environment,
    clock,
    activity,
    timeoutSeconds: 60,
    log,
    chooseFault: faults?.chooseFault,
    onInvocation,
  });
  const wakeAgenda = createWakeAgenda({
    clock,
    wake: async () => {
      await invoke('wake-overdue', {});
    },
  });
  const digestAgenda = createDigestAgenda({ clock, settings, invoke });
  const engine = createEngineCall(dynamoDb.endpoint);
  for await (const sleep of sleepsIn(engine.call)) wakeAgenda.note(sleep);
  engine.close();
  const onRecord = (record: DynamoDBRecord): void => wakeAgenda.note(sleepOf(record));
  const stream = stackStream({ ...dynamoDb, dataDir, onRecord, invoke, activity });

  const { close: closeFront, ...front } = await startFront({ invoke, clock, dataDir, port });
  stepFunctions.resume();
  await ses.publishPending();

  return {
    ...front,
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
    digestAgenda,
    async close() {
      await closeFront();
      await stream.close();
      await host.close();
      stepFunctions.close();
      ses.close();
      await Promise.all([listening.sfn, listening.ses, listening.events, proxy].map((part) => part.close()));
      await dynamoDb.close();
      bundled.remove();
    },
  };
}
