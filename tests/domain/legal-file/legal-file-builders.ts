import {
  chainDigest,
  digestBytes,
  digestStatement,
  headText,
} from '../../../lambdas/domain/chain-digest/chain-digest.ts';
import { proofOf } from '../../../lambdas/domain/chain-digest/hash-tree.ts';
import type { CaseFact } from '../../../lambdas/domain/case/events.ts';
import { record } from '../../../lambdas/domain/case/event-log.ts';
import { recordParts } from '../../../lambdas/domain/legal-file/file-parts.ts';
import type { Coverage, Material } from '../../../lambdas/domain/legal-file/material.ts';
import { withManifest } from '../../../lambdas/domain/legal-file/seal.ts';
import { signedStatementBytes, statementBytes } from '../../../lambdas/domain/signed-statement.ts';
import { aCreditor, aDebtorOnRecord, aPolicy, invoicePosted } from '../builders.ts';
import { aSigner } from './signing.ts';

export const signer = aSigner();

const facts: readonly CaseFact[] = [
  invoicePosted(),
  { type: 'HoldPlaced', data: { holdId: 'H-1', reason: 'A question.', until: '2026-04-10' } },
  { type: 'HoldLifted', data: { holdId: 'H-1' } },
];

/** The events of a case of three days, and the case after them. */
export const { after: dunned, events } = record(undefined, facts, { at: '2026-04-02T08:00:00.000Z', by: 'finance' });

const head = { invoiceId: dunned.id, seq: dunned.revision, hash: dunned.lastHash };

/** That the head stands in a signed digest among others. */
export function covered(key = signer): Coverage {
  const others = ['main-A', 'main-Z'].map((invoiceId) => ({ invoiceId, seq: 1, hash: 'ab' }));
  const digest = chainDigest({ day: '2026-04-03', heads: [head, ...others] }, undefined);
  const statement = digestStatement(digestBytes(digest));
  const index = digest.heads.findIndex(({ invoiceId }) => invoiceId === dunned.id);
  return {
    kind: 'covered',
    day: digest.day,
    signature: signedStatementBytes(statement, key.signNow(statementBytes(statement))),
    proof: { head, path: proofOf(digest.heads.map(headText), index) },
  };
}

/** What the legal file of a case with one message is made of. */
export function aMaterial(changes: Partial<Material> = {}): Material {
  return {
    dunned,
    events,
    debtor: aDebtorOnRecord(),
    policy: aPolicy(),
    creditor: aCreditor(),
    asOf: '2026-04-02',
    messages: [
      {
        message: {
          key: 'm-1',
          kind: 'dunning',
          creditor: 'main',
          debtorId: 'C-001',
          occasion: { kind: 'window', date: '2026-04-02' },
          notices: [],
          recipients: ['a1'],
          state: 'sent',
          sendingAt: '2026-04-02T09:00:00.000Z',
          sentAt: '2026-04-02T09:00:01.000Z',
          messageId: 'ses-1',
        },
        mime: Buffer.from('Subject: Caf\xe9\r\n\r\nbody\r\n', 'latin1'),
        mailEvents: [{ kind: 'delivery', at: '2026-04-02T09:00:05.000Z', messageId: 'ses-1' }],
      },
    ],
    replies: [],
    notes: [],
    documents: [],
    coverage: covered(),
    ...changes,
  };
}

/** The legal file of a material as it is kept. */
export function aLegalFile(material: Material = aMaterial(), key = signer): Uint8Array {
  const { statement, sealed } = withManifest(recordParts(material), {
    creditor: 'main',
    invoiceNumber: material.dunned.invoice.number,
    asOf: material.asOf,
    head,
  });
  return sealed(signedStatementBytes(statement, key.signNow(statementBytes(statement))));
}
