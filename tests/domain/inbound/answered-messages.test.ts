import { describe, expect, it } from 'vitest';
import { answerAddressOf, answeredMessages } from '../../../lambdas/domain/inbound/answered-messages.ts';
import { aMail } from './inbound-builders.ts';

const address = 'factures@reponses.acme.fr';
const key = 'a1'.repeat(16);
const other = 'b2'.repeat(16);
const tagged = answerAddressOf(address, key);
const sesId = '0107019d5b6d4a00-9e7f1c52-0000-4000-8000-1f2e3d4c5b6a-000000';
const messageId = `<${sesId}@eu-west-3.amazonses.com>`;

describe('which message a mail answers', () => {
  it('is told by the address it came in by, wherever that stands', () => {
    expect(tagged).toBe(`factures+${key}@reponses.acme.fr`);
    for (const head of [
      { To: `Claire <claire@acme.fr>, Factures <${tagged}>` },
      { Cc: tagged },
      { 'Delivered-To': tagged },
      { Received: `from mx.acme.example by inbound-smtp.eu-west-3.amazonaws.com with SMTP id 1 for ${tagged}; Mon` },
      { To: tagged.toUpperCase() },
    ])
      expect(answeredMessages(aMail(head), address)).toEqual([key]);
  });

  it('is told by what it answers where that address is lost, the latest first', () => {
    const head = {
      References: `<x@acme.example> <older@eu-west-3.amazonses.com> ${messageId}`,
      'In-Reply-To': messageId,
    };
    expect(answeredMessages(aMail(head), address)).toEqual([sesId, 'older']);
    expect(answeredMessages(aMail(head), undefined)).toEqual([sesId, 'older']);
    expect(answeredMessages(aMail({ 'In-Reply-To': '<us@email.amazonses.com>' }), address)).toEqual(['us']);
  });

  it('is first of all the one whose own address it came in by', () => {
    expect(answeredMessages(aMail({ 'In-Reply-To': messageId, To: tagged }), address)).toEqual([key, sesId]);
  });

  it.each([
    ['the bare address', { To: address }],
    ['a label that is no key', { To: 'factures+hello@reponses.acme.fr' }],
    ['a label that is longer than a key', { To: `factures+${key}${other}@reponses.acme.fr` }],
    ['another address that ends alike', { To: `mesfactures+${key}@reponses.acme.fr` }],
    ['another domain that begins alike', { To: `factures+${key}@reponses.acme.fr.evil.example` }],
    ['an answer to somebody else', { 'In-Reply-To': '<a@amazonses.com.evil.example> <b@acme.example>' }],
  ])('is not told by %s', (_, head) => {
    expect(answeredMessages(aMail(head), address)).toEqual([]);
  });

  it('looks no further back than 20 mails of a long thread', () => {
    const References = Array.from({ length: 500 }, (_, index) => `<m${index}@eu-west-3.amazonses.com>`).join(' ');
    const found = answeredMessages(aMail({ References }), address);
    expect(found).toHaveLength(20);
    expect(found[0]).toBe('m499');
  });
});
