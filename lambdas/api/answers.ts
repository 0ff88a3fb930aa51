import * as z from 'zod';
import { claimAnswer, claimPaymentAnswer, claimReversalAnswer, claimWaiverAnswer } from './answers/claim.ts';
import {
  bankStatementAnswer,
  bankStatementsAnswer,
  statementUploadAnswer,
  takenStatementAnswer,
} from './answers/bank-statements.ts';
import { currencySchema } from '../domain/money.ts';
import { assessmentAnswer } from './answers/assessment.ts';
import { collectionReportAnswer, legalDecisionAnswer } from './answers/collection.ts';
import { globalHoldAnswer, globalHoldsAnswer, paymentFeedAnswer } from './answers/circumstances.ts';
import { bulkResultAnswer, importAnswer, importPreviewAnswer } from './answers/bulk.ts';
import { debtorAnswer, debtorHoldAnswer, debtorTimelineAnswer } from './answers/debtor.ts';
import { documentAnswer, documentsAnswer } from './answers/document.ts';
import { eventAnswer, timelineAnswer } from './answers/event.ts';
import { insolvencyAnswer } from './answers/insolvency.ts';
import { reportedLetterAnswer } from './answers/letter.ts';
import { nextMessageAnswer, scheduleAnswer } from './answers/foresight.ts';
import { invoiceSummaryAnswer, invoicesAnswer } from './answers/invoice-summary.ts';
import { invoiceAnswer } from './answers/invoice.ts';
import { invoiceStatusesAnswer, receivedStatusAnswer } from './answers/invoice-status.ts';
import { paymentAnswer, reversalAnswer, creditNoteAnswer } from './answers/money.ts';
import { holdAnswer, disputeAnswer, promiseAnswer, instalmentPlanAnswer } from './answers/pause.ts';
import { payerProfileAnswer } from './answers/payer.ts';
import { spreadPaymentAnswer, useOfMoneyAnswer, wholeReversalAnswer } from './answers/payments-for-many.ts';
import { erasureAnswer, personalDataAnswer } from './answers/personal-data.ts';
import { policyAnswer, policiesAnswer, policyHistoryAnswer, policyWhatIfAnswer } from './answers/policy.ts';
import { interruptionAnswer } from './answers/prescription.ts';
import { problemAnswer, gatewayAnswer } from './answers/problem.ts';
import { routeAdviceAnswer } from './answers/route-advice.ts';
import { takenCreditNoteAnswer } from './answers/taken-credit-note.ts';
import { replyAnswer, taskAnswer, tasksAnswer } from './answers/task.ts';
import { webhookReceiptAnswer } from './answers/webhook.ts';

/** The schemas of answers, by their names in the OpenAPI document. The views take their types from them. */
export const answers = {
  Currency: currencySchema,
  Invoice: invoiceAnswer,
  InvoiceSummary: invoiceSummaryAnswer,
  InvoiceStatus: receivedStatusAnswer,
  InvoiceStatuses: invoiceStatusesAnswer,
  Hold: holdAnswer,
  Dispute: disputeAnswer,
  Promise: promiseAnswer,
  InstalmentPlan: instalmentPlanAnswer,
  GlobalHold: globalHoldAnswer,
  GlobalHolds: globalHoldsAnswer,
  PaymentFeed: paymentFeedAnswer,
  Policy: policyAnswer,
  Policies: policiesAnswer,
  PolicyHistory: policyHistoryAnswer,
  PolicyWhatIf: policyWhatIfAnswer,
  Payment: paymentAnswer,
  SpreadPayment: spreadPaymentAnswer,
  UseOfMoney: useOfMoneyAnswer,
  WholeReversal: wholeReversalAnswer,
  Reversal: reversalAnswer,
  CreditNote: creditNoteAnswer,
  TakenCreditNote: takenCreditNoteAnswer,
  BulkResult: bulkResultAnswer,
  Import: importAnswer,
  ImportPreview: importPreviewAnswer,
  TakenBankStatement: takenStatementAnswer,
  BankStatementUpload: statementUploadAnswer,
  BankStatement: bankStatementAnswer,
  BankStatements: bankStatementsAnswer,
  Debtor: debtorAnswer,
  DebtorHold: debtorHoldAnswer,
  Reply: replyAnswer,
  DebtorTimeline: debtorTimelineAnswer,
  Insolvency: insolvencyAnswer,
  Interruption: interruptionAnswer,
  RouteAdvice: routeAdviceAnswer,
  NextMessage: nextMessageAnswer,
  Schedule: scheduleAnswer,
  PayerProfile: payerProfileAnswer,
  Assessment: assessmentAnswer,
  Claim: claimAnswer,
  LegalDecision: legalDecisionAnswer,
  CollectionReport: collectionReportAnswer,
  ClaimPayment: claimPaymentAnswer,
  ClaimReversal: claimReversalAnswer,
  ClaimWaiver: claimWaiverAnswer,
  Document: documentAnswer,
  Documents: documentsAnswer,
  RegisteredLetter: reportedLetterAnswer,
  PersonalData: personalDataAnswer,
  Erasure: erasureAnswer,
  Event: eventAnswer,
  Task: taskAnswer,
  Invoices: invoicesAnswer,
  Timeline: timelineAnswer,
  Tasks: tasksAnswer,
  WebhookReceipt: webhookReceiptAnswer,
  OpenApi: z.record(z.string(), z.unknown()),
  Problem: problemAnswer,
  GatewayMessage: gatewayAnswer,
} satisfies Record<string, z.ZodType>;

export type AnswerName = keyof typeof answers;
