import type { Settings } from '../../lambdas/domain/settings.ts';
import type { RequestedLetter } from '../../lambdas/ports/registered-mail.ts';
import type { Person } from '../api-gateway/token-issuer.ts';
import type { createFaultProxy } from '../dynamodb/fault-proxy.ts';
import type { StreamPoller } from '../dynamodb/stream-poller.ts';
import type { EventBus } from '../event-bus/event-bus.ts';
import type { createLambdaHost, LambdaHost } from '../lambda/host.ts';
import type { LambdaFunction } from '../lambda/invocation.ts';
import type { LetterJourney, Post } from '../post/post.ts';
import type { createSes, Ses } from '../ses/ses.ts';
import type { StepFunctions } from '../step-functions/api.ts';
import type { Activity } from '../time/activity.ts';
import type { Agenda } from '../time/agenda.ts';
import type { StackClock } from '../time/clock.ts';
import type { ChainAgenda } from './chain-agenda.ts';
import type { createFileDropper } from './drop-file.ts';
import type { functionEnvironment } from './environment.ts';
import type { createMailReceiver } from './receive-mail.ts';
import type { WebhookQueue } from './webhook-queue.ts';
import type { WakeAgenda } from './wake-agenda.ts';

/** Where the parts listen. */
export type Endpoints = Parameters<typeof functionEnvironment>[0];
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
  /** Signs the heads of the chains, once on each day on which something changed; otherwise nobody does. */
  readonly signsChainHeads?: boolean | undefined;
  /** Posts the registered letters that are asked for, and says what becomes of each; otherwise nobody does. */
  readonly journeyOf?: ((letter: RequestedLetter) => LetterJourney) | undefined;
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
  /** Lets a mail come in, as bytes; answers debtors give, wherever the settings have an address for them. */
  readonly receiveMail: ReturnType<typeof createMailReceiver>;
  /** Drops a file into the intake bucket, as another system does. */
  readonly dropFile: ReturnType<typeof createFileDropper>;
  /** What lies in the intake bucket under a key; undefined when nothing does. */
  readonly fileAt: (key: string) => string | undefined;
  readonly lambda: LambdaHost;
  readonly stream: StreamPoller;
  readonly table: { readonly endpoint: string };
  /** Where the functions start executions and answer tokens. */
  readonly workflow: { readonly endpoint: string };
  /** In front of the table when the stack was started with `faults`. */
  readonly faultProxy: FaultProxy;
  readonly wakeAgenda: WakeAgenda;
  readonly digestAgenda: Agenda;
  /** What waits to be told to endpoints of the company's own. */
  readonly webhookQueue: WebhookQueue;
  /** The post for registered letters, where the stack was started with one. */
  readonly post: Post | undefined;
  readonly chainAgenda: ChainAgenda;
  readonly close: () => Promise<void>;
};
