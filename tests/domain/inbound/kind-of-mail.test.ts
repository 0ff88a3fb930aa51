import { describe, expect, it } from 'vitest';
import type { InboundMail } from '../../../lambdas/domain/inbound/inbound-mail.ts';
import { kindOfMail } from '../../../lambdas/domain/inbound/kind-of-mail.ts';
import { aMail } from './inbound-builders.ts';

const own = new Set(['claire@creditor.example']);
const kindOf = (head: Record<string, string>, changes: Partial<InboundMail> = {}) =>
  kindOfMail(aMail(head, changes), own);

describe('what a person has written is an answer', () => {
  it.each<[string, Record<string, string>, Partial<InboundMail>?]>([
    ['a mail like any other', {}],
    ['one that says it is not automatic', { 'Auto-Submitted': 'No' }],
    ['one from a ticket system, which wants no automatic answers', { 'X-Auto-Response-Suppress': 'All' }],
    ['one of an ordinary precedence', { Precedence: 'first-class' }],
    ['an answer from a shared mailbox that is a list', { Precedence: 'list', 'In-Reply-To': '<a@b.example>' }],
    ['one that was scanned', { 'X-SES-Spam-Verdict': 'PASS', 'X-SES-Virus-Verdict': 'PASS' }],
    ['one whose scan could not be done', { 'X-SES-Spam-Verdict': 'GRAY', 'X-SES-Virus-Verdict': 'PROCESSING_FAILED' }],
    ['one with a sender on its envelope', { 'Return-Path': '<paul@acme.example>' }],
    ['one about an absence', {}, { subject: 'Absence de bon de commande' }],
    ['one that names no sender', {}, { from: undefined }],
  ])('%s', (_, head, changes) => {
    expect(kindOf(head, changes)).toBe('answer');
  });
});

describe('what no person has written is automatic', () => {
  it.each<[string, Record<string, string>, Partial<InboundMail>?]>([
    ['out of office (RFC 3834)', { 'Auto-Submitted': 'auto-replied' }],
    ['out of office, with parameters', { 'Auto-Submitted': 'auto-generated; type="vacation" (by a machine)' }],
    ['bulk', { Precedence: 'bulk' }],
    ['junk', { Precedence: 'JUNK' }],
    ['an old responder', { Precedence: 'auto_reply' }],
    ['a newsletter or list that answers nothing', { Precedence: 'list' }],
    ['an old responder by its own field', { 'X-Autoreply': 'yes' }],
    ['another one', { 'X-Autorespond': 'Away' }],
    ['Exchange, by its subject', { 'X-Auto-Response-Suppress': 'All' }, { subject: 'Réponse automatique : Facture' }],
    ['Exchange in English', { 'X-Auto-Response-Suppress': 'DR, OOF' }, { subject: 'Automatic reply: Invoice' }],
    ['a bounce: nobody on the envelope', { 'Return-Path': '< >' }],
    ['a report of a server', { 'Content-Type': 'multipart/report; report-type=delivery-status' }],
    ['a report by who sends it', {}, { from: 'MAILER-DAEMON@mx.acme.example' }],
    ['another one', {}, { from: 'postmaster@acme.example' }],
  ])('%s', (_, head, changes) => {
    expect(kindOf(head, changes)).toBe('automatic');
  });
});

describe('what comes from ourselves answers nothing', () => {
  it.each<[string, Record<string, string>, Partial<InboundMail>?]>([
    ["the creditor's person who answers the debtor with a copy to all", {}, { from: 'Claire@Creditor.example' }],
    ['our own message, sent on by a server', { 'X-Relance-Message': 'a1', 'Auto-Submitted': 'auto-generated' }],
  ])('%s', (_, head, changes) => {
    expect(kindOf(head, changes)).toBe('own');
  });
});

describe('what SES warns of', () => {
  it.each([
    ['spam', { 'X-SES-Spam-Verdict': 'FAIL' }],
    ['virus', { 'X-SES-Spam-Verdict': 'FAIL', 'X-SES-Virus-Verdict': 'FAIL' }],
  ])('is %s', (kind, head) => {
    expect(kindOf(head)).toBe(kind);
  });

  it('cannot be taken back by the sender, whose own fields stand below', () => {
    const mail = aMail();
    const headers = ['FAIL', 'PASS'].map((value) => ({ key: 'x-ses-virus-verdict', value }));
    expect(kindOfMail({ ...mail, headers }, own)).toBe('virus');
  });
});
