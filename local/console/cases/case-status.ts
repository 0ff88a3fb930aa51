import type { CaseStatus } from '../../../lambdas/domain/case/case.ts';
import type { Stage } from '../../../lambdas/domain/dunning-policy.ts';
import { badge, type Tone } from '../badge.ts';
import type { Markup } from '../markup.ts';

const statusWords: Readonly<Record<CaseStatus, readonly [word: string, tone: Tone]>> = {
  open: ['open', 'running'],
  paused: ['paused', 'waiting'],
  escalated: ['waits for a legal decision', 'waiting'],
  paid: ['paid', 'good'],
  canceled: ['canceled', 'over'],
  handedOver: ['handed to collection', 'over'],
  writtenOff: ['written off', 'over'],
};

const stageWords: Readonly<Record<Stage, string>> = {
  courtesyNotice: 'courtesy notice',
  reminderOne: 'reminder one',
  reminderTwo: 'reminder two',
  directNotice: 'direct notice',
  legalEscalation: 'formal notice',
};

/** How a case stands. */
export function caseBadge(status: CaseStatus): Markup {
  return badge(...statusWords[status]);
}

/** The stage a case has reached, in words. */
export function stageName(stage: Stage | 'legalDecision' | null): string {
  if (stage === null) return 'none yet';
  return stage === 'legalDecision' ? 'legal decision' : stageWords[stage];
}
