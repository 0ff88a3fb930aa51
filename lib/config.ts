import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Settings } from '../lambdas/domain/settings.ts';
import { settingsSchema } from '../lambdas/domain/settings-schema.ts';
import { ownEventSource } from './event-patterns.ts';
import { mailRegions } from './mail-regions.ts';
import { type Place, problemsOf, reasonOf } from './config-problems.ts';

/** Context that is not what a deployment needs: one sentence per wrong value. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(problems.join('\n'), options);
  }
}

const deliverySchema = z.object({
  /** The address creditors write from that have no `sender` of their own. */
  sender: z.email().optional(),
  /** What SES is asked to verify: each sender's address (one click), its domain (DNS records), or nothing new. */
  senderIdentity: z.enum(['address', 'domain', 'existing']).default('domain'),
  /** While SES keeps the account in its sandbox: the verified addresses that may be written to. */
  sandboxRecipients: z.array(z.email()).default([]),
  alarmEmail: z.email().optional(),
  /** A topic that identities of SES notify of deliveries, bounces and complaints, beside what the configuration set publishes. */
  mailEventTopicArn: z
    .string()
    .regex(/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]{1,256}$/, 'is not the ARN of an SNS topic')
    .optional(),
  /** The stream of a table that was restored beside the deployment's own, to work on instead of that one. */
  restoredTableStream: z
    .string()
    .regex(
      /^arn:aws[\w-]*:dynamodb:[\w-]+:\d{12}:table\/[\w.-]+\/stream\/[\w:.-]+$/,
      'is not the ARN of a table stream',
    )
    .optional(),
  /** Years for which documents are locked against deletion; without it they are not. */
  documentLockYears: z.int().min(1).max(100).optional(),
  eventSources: z
    .array(
      z
        .string()
        .regex(/^[\w.\-/]{1,256}$/, 'is not the name of an event source')
        .refine((source) => !source.startsWith('aws.'), 'is a name that only AWS may use')
        .refine((source) => source !== ownEventSource, 'is the name under which Relance itself publishes'),
    )
    .min(1, 'needs at least one event source')
    .default(['billing', 'bank']),
  eventPrincipals: z
    .array(
      z
        .string()
        .regex(
          /^(\d{12}|arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+)$/,
          'is neither an account id nor the ARN of a role',
        ),
    )
    .default([]),
  /** Where Cognito may send people back to after they signed in. */
  signInUrls: z
    .array(z.string().regex(/^(https:\/\/[^\s/]|http:\/\/localhost[:/])\S*$/, 'is neither https nor http://localhost'))
    .min(1, 'needs at least one address')
    .default(['http://localhost:3000/']),
});

/** All that a deployment is told, checked. `settings` travels with every function; the rest shapes the infrastructure. */
export type Deployment = Readonly<z.infer<typeof deliverySchema>> & { readonly settings: Settings };

/** What `cdk.json` writes as it is, and the command line as JSON. */
const jsonKeys: readonly string[] = [
  'sandboxRecipients',
  'eventSources',
  'eventPrincipals',
  'signInUrls',
  'documentLockYears',
];
const contextKeys: readonly string[] = [
  'environment',
  'creditors',
  'policyFile',
  'dailyMessages',
  'inboundMail',
  'webhooks',
  'retention',
  ...Object.keys(deliverySchema.shape),
];

/**
 * Reads the deployment from CDK context. `region`: where it goes, if that is known yet.
 * @throws ConfigurationError naming each wrong context key, the field in it, and why
 */
export function readDeployment(context: Readonly<Record<string, unknown>>, region?: string): Deployment {
  // A misspelled key would otherwise pass in silence. Keys of CDK itself hold a colon, a slash or an @.
  const unknown = Object.keys(context).filter((key) => /^\w+$/.test(key) && !contextKeys.includes(key));
  if (unknown.length > 0)
    throw new ConfigurationError(
      unknown.map((key) => `The context "${key}" is not known: there are ${contextKeys.join(', ')}.`),
    );

  const delivery = check(
    deliverySchema,
    Object.fromEntries(
      Object.keys(deliverySchema.shape).map((key) => [
        key,
        jsonKeys.includes(key) ? jsonOf(context, key) : context[key],
      ]),
    ),
    ([key = '', ...path]) => ({ key: String(key), path }),
  );

  const { policies, isSinglePolicy } = readPolicyFile(context['policyFile']);
  const settings = check(
    settingsSchema,
    {
      environment: context['environment'],
      creditors: withSender(jsonOf(context, 'creditors'), delivery.sender),
      policies,
      dailyMessages: jsonOf(context, 'dailyMessages'),
      inboundMail: jsonOf(context, 'inboundMail'),
      webhooks: jsonOf(context, 'webhooks'),
      retention: jsonOf(context, 'retention'),
    },
    ([key = '', ...path]) =>
      key === 'policies'
        ? { key: 'policyFile', path: isSinglePolicy ? path.slice(1) : path }
        : { key: String(key), path },
  );
  checkRegion(settings, region);
  return { ...delivery, settings };
}

function checkRegion({ inboundMail }: Settings, region: string | undefined): void {
  if (inboundMail && region !== undefined && !mailRegions.includes(region))
    throw new ConfigurationError([
      `The context "inboundMail" is wrong: SES takes no mail in ${region}; it does in ${mailRegions.join(', ')}.`,
    ]);
}

function check<S extends z.ZodType>(
  schema: S,
  value: unknown,
  placeOf: (path: readonly PropertyKey[]) => Place,
): z.output<S> {
  const result = schema.safeParse(value, { reportInput: true, error: reasonOf });
  if (result.success) return result.data;
  throw new ConfigurationError(problemsOf(result.error, placeOf));
}

/** What is no text comes as JSON from cdk.json, and as text from `--context` on the command line. */
function jsonOf(context: Readonly<Record<string, unknown>>, key: string): unknown {
  const value = context[key];
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch (cause) {
    throw new ConfigurationError([`The context "${key}" is wrong: "${value}" is not JSON.`], { cause });
  }
}

function withSender(creditors: unknown, address: string | undefined): unknown {
  if (!Array.isArray(creditors) || address === undefined) return creditors;
  return creditors.map((creditor: unknown) =>
    typeof creditor === 'object' && creditor !== null && 'name' in creditor
      ? { sender: { name: creditor.name, address }, ...creditor }
      : creditor,
  );
}

function readPolicyFile(file: unknown): { readonly policies: unknown; readonly isSinglePolicy: boolean } {
  if (file === undefined) return { policies: [], isSinglePolicy: false };
  if (typeof file !== 'string')
    throw new ConfigurationError(['The context "policyFile" is wrong: it is not the path of a file.']);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const reason = cause instanceof SyntaxError ? 'is not JSON' : 'cannot be read';
    throw new ConfigurationError([`The context "policyFile" is wrong: ${file} ${reason}.`], { cause });
  }
  if (typeof content === 'object' && content !== null && 'policies' in content)
    return { policies: content.policies, isSinglePolicy: false };
  return { policies: [content], isSinglePolicy: true };
}
