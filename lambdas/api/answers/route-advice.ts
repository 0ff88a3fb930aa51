import * as z from 'zod';
import { civilDateSchema } from '../../domain/calendar/civil-date.ts';
import { collectorOfferSchema } from '../../domain/collector.ts';
import { suitabilities } from '../../domain/legal-route/route-input.ts';
import { routeIds } from '../../domain/legal-route/routes.table.ts';
import { currencySchema } from '../../domain/money.ts';
import { minor, text } from './parts.ts';

const net = z
  .strictObject({
    expectedMinor: minor,
    costMinor: minor,
    netMinor: z.int().describe('Below zero when the route is expected to cost more than it brings.'),
    says: text.describe('The computation, in minor units.'),
  })
  .nullable()
  .describe('What it brings on average; null where a figure is missing for it.');

const offer = z.strictObject({ collectorId: text, offerIndex: z.int().min(0), offer: collectorOfferSchema, net });

const route = z.strictObject({
  route: z.enum(routeIds),
  name: text,
  frenchName: text,
  suitability: z.enum(suitabilities),
  why: z.array(text),
  missing: z.array(text).describe('What a person has to find out.'),
  sources: z.array(text),
  net,
  offers: z.array(offer).describe('Of agencies and lawyers, the best first.'),
});

export const routeAdviceAnswer = z
  .strictObject({
    invoiceId: text,
    currency: currencySchema,
    balanceMinor: minor,
    claimOpenMinor: minor.nullable().describe('Interest and fixed compensation; null where they cannot be computed.'),
    isContested: z.boolean(),
    prescribesOn: civilDateSchema.nullable(),
    chance: z
      .strictObject({ percent: z.int().min(0).max(100), from: z.enum(['given', 'payerGrade']), says: text })
      .describe('The chance that the debtor pays: as given, or a rule of thumb for his grade as a payer.'),
    knownOn: civilDateSchema.describe('The day for which the texts were read.'),
    routes: z.array(route),
    notice: text,
  })
  .describe('What speaks for and against each route. It decides nothing; no legal advice.');
