import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseXml, isXmlFault, xmlLimits } from '../../../lambdas/domain/xml/parse-xml.ts';
import { elementsAt, textAt, textsAt, type XmlElement } from '../../../lambdas/domain/xml/xml-element.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseXml(bytes(text));

function element(text: string): XmlElement {
  const found = read(text);
  if (isXmlFault(found)) throw new Error(found.message);
  return found;
}

describe('a document that anybody may have written', () => {
  it('is read by names and namespaces, whatever the prefixes', () => {
    const a = element('<i:Invoice xmlns:i="urn:x"><i:ID>FA&amp;1</i:ID><i:ID> <![CDATA[<2>]]> </i:ID></i:Invoice>');
    const b = element('<Invoice xmlns="urn:x"><ID>FA&#38;1</ID><ID>&lt;2></ID></Invoice>');
    for (const each of [a, b]) {
      expect(each).toMatchObject({ name: 'Invoice', namespace: 'urn:x', attributes: {} });
      expect(textsAt(each, 'ID')).toEqual(['FA&1', '<2>']);
      expect(elementsAt(each, 'ID', 'nothing')).toEqual([]);
      expect(textAt(each, 'Nothing')).toBeUndefined();
    }
  });

  it('is read in the encoding that it declares, or that its mark tells', () => {
    const text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>';
    expect(textAt(parseXml(Buffer.from(text, 'latin1')) as XmlElement)).toBe('é');
    expect(textAt(parseXml(text) as XmlElement)).toBe('é');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<a>é</a>', 'utf16le')]);
    expect(textAt(parseXml(utf16) as XmlElement)).toBe('é');
    expect(textAt(parseXml(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes('<a>é</a>')])) as XmlElement)).toBe(
      'é',
    );
  });

  it.each([
    ['', 'notXml', /no element|document/],
    ['not xml', 'notXml', /well-formed/],
    ['<a>', 'notXml', /unclosed/],
    ['<a><b></a></b>', 'notXml', /unexpected close tag/],
    ['<a>&nbsp;</a>', 'notXml', /entity/],
    ['<p:a/>', 'notXml', /unbound namespace/],
    ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'doctype', /document type/],
    ['<!DOCTYPE a [<!ENTITY b "1"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'doctype', /document type/],
    [`${'<a>'.repeat(61)}${'</a>'.repeat(61)}`, 'tooLarge', /60 elements deep/],
    [`<a ${Array.from({ length: 61 }, (_, n) => `a${n}="1"`).join(' ')}/>`, 'tooLarge', /60 attributes/],
    ['<?xml version="1.0" encoding="EBCDIC"?><a/>', 'notXml', /encoding/],
  ] as const)('%.60s is refused as %s', (text, code, message) => {
    expect(read(text)).toMatchObject({ kind: 'fault', code });
    expect(read(text)).toHaveProperty('message', expect.stringMatching(message));
  });

  it('is refused when it is too large, or has too many elements', () => {
    expect(parseXml(bytes('<a/>'), { ...xmlLimits, bytes: 3 })).toMatchObject({ code: 'tooLarge' });
    expect(parseXml(bytes('<a><b/><b/></a>'), { ...xmlLimits, elements: 2 })).toMatchObject({ code: 'tooLarge' });
    expect(isXmlFault(parseXml(bytes('<a><b/><b/></a>'), { ...xmlLimits, elements: 3 }))).toBe(false);
  });

  it('is refused when its bytes are not in its encoding', () => {
    expect(parseXml(Buffer.from([0x3c, 0x61, 0x3e, 0xe9, 0x3c, 0x2f, 0x61, 0x3e]))).toMatchObject({ code: 'notXml' });
  });

  it('never makes an error, whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.integer({ min: 0, max: 60 }), (noise, at) => {
        const document = bytes('<?xml version="1.0"?><a b="c"><d>text</d><e/></a>');
        for (const mixed of [noise, Buffer.concat([document.subarray(0, at), noise, document.subarray(at)])])
          expect(parseXml(mixed)).toBeTypeOf('object');
      }),
      { numRuns: 500 },
    );
  });
});
