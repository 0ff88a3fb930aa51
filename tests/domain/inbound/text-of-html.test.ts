import { describe, expect, it } from 'vitest';
import { newTextOf } from '../../../lambdas/domain/inbound/new-text.ts';
import { readableLine, readableText } from '../../../lambdas/domain/inbound/readable.ts';
import { textOfHtml } from '../../../lambdas/domain/inbound/text-of-html.ts';

describe('a mail in HTML alone', () => {
  it.each([
    [
      '<p>Bonjour,</p><p>pay&eacute;e &amp; valid&#233;e : 1&nbsp;200&#x20ac;</p>',
      'Bonjour,\n\npayée & validée : 1 200€',
    ],
    ['<div>One<br>two</div>\n  <ul><li>three</ul>', 'One\ntwo\n\nthree'],
    ['<head><title>x</title><style>p{}</style></head><script>alert(1)</script><!-- no --><b>Paid</b>.', 'Paid.'],
    ['&lt;b&gt;5 &lt; 6&lt;/b&gt; &unknown; &#0;&#99999999;', '<b>5 < 6</b> &unknown;'],
    ['an unclosed <a href="x', 'an unclosed <a href="x'],
  ])('is read as its words (%#)', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it('loses what it quotes like any other', () => {
    const html =
      '<div>Paid.</div><div>On 2 March 2026, Claire wrote:<blockquote><p>we expect</p><p>money</p></blockquote></div>';
    expect(newTextOf(textOfHtml(html))).toBe('Paid.');
  });

  it('is read in a moment, however hostile', () => {
    for (const hostile of ['<'.repeat(200_000), '<!--'.repeat(50_000), '<p '.repeat(66_000), '&#'.repeat(100_000)])
      expect(textOfHtml(hostile).length).toBeLessThanOrEqual(200_000);
  });
});

describe('what comes from outside', () => {
  it('keeps its lines and loses what cannot be shown, or would turn the reading direction', () => {
    expect(readableText('a\u0000b\nc\u202Ed\tX\u0085\uFFFD', 100)).toBe('ab\ncd\tX');
    expect(readableLine('Subject\r\n with\u2028lines', 100)).toBe('Subject with lines');
  });

  it('is cut without halving a character', () => {
    expect(readableText('ab😀', 3)).toBe('ab');
    expect(readableText('ab😀', 4)).toBe('ab😀');
  });
});
