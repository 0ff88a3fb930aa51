import { elementAt, elementsAt, textAt, textsAt, type XmlElement } from '../../xml/xml-element.ts';
import { distinctReferences, givenReference } from '../references.ts';

/** Numbers of other documents that stand in the place of a creditor reference: advices, orders, exchange deals. */
const ofOtherDocuments: ReadonlySet<string> = new Set(['RADM', 'RPIN', 'FXDR', 'DISP', 'PUOR']);

/** The creditor references of a detail, each once: one for each invoice that it pays. */
function creditorReferences(detail: XmlElement | undefined): readonly string[] {
  const given = elementsAt(detail, 'RmtInf', 'Strd', 'CdtrRefInf').filter(
    (each) => !ofOtherDocuments.has(textAt(each, 'Tp', 'CdOrPrtry', 'Cd') ?? ''),
  );
  return distinctReferences(...given.map((each) => textAt(each, 'Ref')));
}

/** The one creditor reference of a detail; of several none is it. */
export function onlyCreditorReference(detail: XmlElement | undefined): string | undefined {
  const references = creditorReferences(detail);
  return references.length === 1 ? references[0] : undefined;
}

export function endToEndIdOf(detail: XmlElement | undefined): string | undefined {
  return givenReference(textAt(detail, 'Refs', 'EndToEndId'));
}

/** Every reference of a detail, what the payer gave first. */
export function referencesOf(detail: XmlElement | undefined): readonly string[] {
  const refs = elementAt(detail, 'Refs');
  const ofRefs = ['EndToEndId', 'MndtId', 'TxId', 'UETR', 'InstrId', 'PmtInfId', 'ChqNb', 'ClrSysRef', 'AcctSvcrRef'];
  return distinctReferences(
    ...creditorReferences(detail),
    textAt(refs, 'EndToEndId'),
    ...textsAt(detail, 'RmtInf', 'Strd', 'RfrdDocInf', 'Nb'),
    ...textsAt(detail, 'RmtInf', 'Strd', 'CdtrRefInf', 'Ref'),
    ...ofRefs.map((name) => textAt(refs, name)),
    ...textsAt(refs, 'Prtry', 'Ref'),
  );
}

/** What the payer wrote; else what the bank says about the detail, else about the entry. */
export function remittanceText(detail: XmlElement | undefined, ofEntry: string | undefined): string {
  const written = [...textsAt(detail, 'RmtInf', 'Ustrd'), ...textsAt(detail, 'RmtInf', 'Strd', 'AddtlRmtInf')];
  if (written.length > 0) return written.join('\n');
  return textAt(detail, 'AddtlTxInf') ?? ofEntry ?? '';
}
