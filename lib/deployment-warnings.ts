import type { Deployment } from './config.ts';

/** Domains that nobody can own: https://www.rfc-editor.org/rfc/rfc2606 */
const reservedDomain = /[@.](example|test|invalid|localhost|example\.(com|net|org))$/;

/** What is allowed in any environment, but surely not meant in one that is not the demo: one sentence each, by id. */
export function warningsOf({ settings, alarmEmail }: Deployment): Readonly<Record<string, string>> {
  if (settings.environment === 'demo') return {};
  const unreal = settings.creditors.find(({ sender }) => reservedDomain.test(sender.address));
  return {
    ...(unreal && {
      exampleSender: `Creditor ${unreal.id} writes from ${unreal.sender.address}, an example that SES can never verify: no message will leave.`,
    }),
    ...(alarmEmail === undefined && {
      noAlarmEmail: 'There is no context "alarmEmail": alarms reach nobody until someone subscribes to their topic.',
    }),
  };
}
