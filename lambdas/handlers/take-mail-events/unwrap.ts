import * as z from 'zod';

const record = z.union([
  z.looseObject({ Sns: z.looseObject({ Message: z.string() }) }).transform(({ Sns }) => Sns.Message),
  z.looseObject({ body: z.string() }).transform(({ body }) => body),
]);

/** How SES events come in: one by EventBridge, or some by SNS or by a queue, each as text. */
export const inputSchema = z.union([
  z.looseObject({ detail: z.looseObject({}) }).transform(({ detail }): unknown[] => [detail]),
  z.looseObject({ Records: z.array(record).max(10_000) }).transform(({ Records }) => Records.map(unwrapped)),
]);

const notification = z.looseObject({ Type: z.literal('Notification'), Message: z.string() });
const eventBridgeEvent = z.looseObject({ source: z.literal('aws.ses'), detail: z.looseObject({}) });

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // SNS and people send words, too.
    return undefined;
  }
}

/** What is in a record: a queue may hold it as SNS or EventBridge has wrapped it, or as it is. */
function unwrapped(text: string): unknown {
  const value = jsonOf(text);
  const { data: told } = notification.safeParse(value);
  if (told) return jsonOf(told.Message);
  return eventBridgeEvent.safeParse(value).data?.detail ?? value;
}
