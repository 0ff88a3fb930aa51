import type { DynamoDBRecord } from 'aws-lambda';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { batchesFunction, invokeForItems } from '../bulk/map-as-task.ts';
import { createFaultProxy } from '../dynamodb/fault-proxy.ts';
import { createEngineCall } from '../dynamodb/engine-call.ts';
import { startDynamoDb } from '../dynamodb/start-dynamodb.ts';
import { createKms } from '../kms/kms.ts';
import { createLambdaHost, type LambdaHost } from '../lambda/host.ts';
import { createPost, type Post } from '../post/post.ts';
import { createPostClient } from '../post/post-client.ts';
import { createS3 } from '../s3/s3.ts';
import { endpointSecrets, localSecrets } from '../secrets-manager/local-secrets.ts';
import { createSecretsManager } from '../secrets-manager/secrets-manager.ts';
import { createSes } from '../ses/ses.ts';
import { createStepFunctionsEndpoint } from '../step-functions/endpoint.ts';
import { createStepFunctions } from '../step-functions/step-functions.ts';
import { createActivity } from '../time/activity.ts';
import { bundleFunctions } from './bundled-functions.ts';
import { watchSenders } from './after-senders.ts';
import { createChainAgenda, noChainAgenda } from './chain-agenda.ts';
import { createDigestAgenda } from './digest-agenda.ts';
import { demoSettings, functionEnvironment, names } from './environment.ts';
import { createFileDropper, createIntakeTeller } from './drop-file.ts';
import { startFront } from './front.ts';
import { listenHandler } from './listen.ts';
import { createMailReceiver } from './receive-mail.ts';
import { seededRandom } from './seeded-random.ts';
import { stateMachines } from './state-machines.ts';
import { tableInput } from './table.ts';
import { createWebhookQueue } from './webhook-queue.ts';
import { createWakeAgenda, sleepOf, sleepsIn } from './wake-agenda.ts';
import { stackBus, stackStream } from './wiring.ts';
import type { StackOptions, Stack } from './shape.ts';

const inDir = (dataDir: string | undefined, file: string) =>
  dataDir === undefined ? ':memory:' : path.join(dataDir, file);

const folderIn = (dataDir: string | undefined, folder: string) =>
  dataDir === undefined ? undefined : path.join(dataDir, folder);

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
  signsChainHeads = false,
  journeyOf,
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
    invoke: ({ functionArn, payload }) => {
      const name = functionArn.split(':').at(-1) ?? '';
      return name === batchesFunction ? invokeForItems(invoke, payload) : invoke(name, payload);
    },
    activity,
    stateMachines: stateMachines(),
  });
  let post: Post | undefined;
  const webhooks = settings.webhooks ?? [];
  const webhookQueue = createWebhookQueue({ clock, invoke, activity });
  const bus = stackBus({
    clock,
    invoke,
    activity,
    webhooks,
    webhookQueue,
    ...(journeyOf && { post: (letter) => post?.submit(letter) ?? Promise.resolve() }),
  });
  const tellOfFile = createIntakeTeller({ bus, clock });
  const s3 = createS3({
    dir: folderIn(dataDir, 's3'),
    // S3 does not let whoever puts a file wait for those it tells of it; time waits for them, as for everything on the bus.
    onPut: (bucket, key, bytes) => {
      if (bucket === names.intakeBucket) void tellOfFile(key, bytes);
    },
  });
  const kms = createKms({ keyArn: names.signingKey, dir: folderIn(dataDir, 'kms') });
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
    s3: await listenHandler(s3.handle),
    kms: await listenHandler(kms.handle),
    secrets: await listenHandler(createSecretsManager({ ...localSecrets, ...endpointSecrets(webhooks) }).handle),
  };
  const parts = {
    dynamodb: faults ? proxy.endpoint : dynamoDb.endpoint,
    sfn: listening.sfn.url,
    ses: listening.ses.url,
    events: listening.events.url,
    s3: listening.s3.url,
    kms: listening.kms.url,
    secrets: listening.secrets.url,
  };
  const environment = functionEnvironment(await reach(parts), webhooks);
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
  const chainAgenda = signsChainHeads ? createChainAgenda({ clock, invoke }) : noChainAgenda;
  const engine = createEngineCall(dynamoDb.endpoint);
  for await (const sleep of sleepsIn(engine.call)) wakeAgenda.note(sleep);
  engine.close();
  const onRecord = (record: DynamoDBRecord): void => {
    wakeAgenda.note(sleepOf(record));
    chainAgenda.note(record);
  };
  const stream = stackStream({ ...dynamoDb, dataDir, onRecord, invoke, activity });

  const { close: closeFront, ...front } = await startFront({ invoke, clock, dataDir, port });
  post = journeyOf && createPost({ clock, client: createPostClient(front.url, () => front.token()), journeyOf });
  stepFunctions.resume();
  await ses.publishPending();

  return {
    ...front,
    clock,
    activity,
    stepFunctions,
    ses,
    bus,
    receiveMail: createMailReceiver({ s3, bus, clock }),
    dropFile: createFileDropper(s3, tellOfFile),
    fileAt: (key) => s3.read(names.intakeBucket, key)?.toString(),
    lambda: host,
    stream,
    table: { endpoint: dynamoDb.endpoint },
    workflow: { endpoint: listening.sfn.url },
    faultProxy: proxy,
    wakeAgenda,
    digestAgenda,
    webhookQueue,
    post,
    chainAgenda,
    async close() {
      await closeFront();
      await stream.close();
      await host.close();
      stepFunctions.close();
      ses.close();
      await Promise.all([...Object.values(listening), proxy].map((part) => part.close()));
      await dynamoDb.close();
      bundled.remove();
    },
  };
}
