import type { ExecutionRow } from './store.ts';

/** AWS answers a repeated redrive for the last 10 client tokens, up to 15 minutes after their first use. */
const keptTokens = 10;
const tokenValidMs = 15 * 60 * 1000;

type UsedToken = readonly [token: string, usedAt: number];

function usedTokens({ redriveTokens }: ExecutionRow, now: number): readonly UsedToken[] {
  const used: readonly UsedToken[] = JSON.parse(redriveTokens);
  return used.filter(([, usedAt]) => now - usedAt < tokenValidMs);
}

/** The instant of the redrive that this client token has already brought about. */
export function answeredRedrive(row: ExecutionRow, clientToken: string, now: number): number | undefined {
  return usedTokens(row, now).find(([token]) => token === clientToken)?.[1];
}

/** The client tokens to keep, with this one, as JSON. */
export function withToken(row: ExecutionRow, clientToken: string, now: number): string {
  return JSON.stringify([...usedTokens(row, now), [clientToken, now]].slice(-keptTokens));
}
