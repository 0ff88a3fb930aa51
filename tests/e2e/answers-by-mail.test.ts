import { describe, expect, it } from 'vitest';
import { anInvoice } from '../builders.ts';
import { debtorOf, startAt } from './one-debtor.ts';
import { type RunningStack, runningStack } from './running-stack.ts';

const inboundMail = { address: 'factures@reponses.creditor.example' };

type Mail = Readonly<Record<string, string>> & { readonly text: string };

/** A mail as SES stores it: what it has added stands on top. */
function mimeOf({ text, ...head }: Mail): string {
  const fields = {
    'X-SES-Spam-Verdict': 'PASS',
    From: 'Paul <paul@acme.example>',
    Subject: 'Re: FA-1',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    ...head,
  };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return [...lines, '', ...text.split('\n')].join('\r\n');
}

/** The last message that left, as a mail program sees it. */
async function lastMail({ stack }: RunningStack) {
  const [kept] = stack.ses.latest({ limit: 1 });
  const mail = kept && (await stack.ses.parsed(kept.sesId));
  if (!mail?.messageId) throw new Error('nothing left');
  return { messageId: mail.messageId, replyTo: mail.replyTo?.map(({ address = '' }) => address) ?? [] };
}

const quoted = 'Le 10 avr. 2026 à 09:24, Relance Démonstration <accounts@demo.example> a écrit :\n> Bonjour,';

describe('a debtor who answers by mail', () => {
  it('is paused for 3 business days by an answer to the person and to us, and his words wait for a person', async () => {
    const running = await runningStack(startAt, { inboundMail });
    const { stack, post, playTo, notices, tasks } = running;
    const id = await post(anInvoice());
    await playTo('2026-04-09T12:00:00Z');
    const { messageId, replyTo } = await lastMail(running);
    expect(replyTo).toEqual([
      'accounts@demo.example',
      expect.stringMatching(/^factures\+[0-9a-f]{32}@reponses\.creditor\.example$/),
    ]);

    // Away until Monday: nobody has read it.
    const To = replyTo.join(', ');
    await stack.receiveMail(
      mimeOf({ To, 'Auto-Submitted': 'auto-replied', 'Message-ID': '<ooo@acme.example>', text: 'Away' }),
    );
    expect(await tasks()).toEqual([]);

    const answer = mimeOf({ To, 'Message-ID': '<m1@acme.example>', text: `Où est la commande ?\n\n${quoted}` });
    await stack.receiveMail(answer);
    // SES has delivered it twice, or the function was called twice.
    await stack.receiveMail(answer);
    const shown = { from: 'paul@acme.example', text: 'Où est la commande ?', receivedAt: '2026-04-09T12:00:00Z' };
    expect(await tasks()).toEqual([expect.objectContaining({ kind: 'reply', debtorId: 'C-001', data: shown })]);
    expect(await debtorOf(running)).toMatchObject({ replies: [{ until: '2026-04-15' }] });

    await playTo('2026-04-15T05:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-03 reminderOne');
    await playTo('2026-04-16T05:00:00Z');
    expect((await notices(id)).at(-1)).toBe('2026-04-15 reminderTwo');

    // Written with a program that lost the address, in HTML alone, with more attached than anybody reads.
    const second = await lastMail(running);
    expect(second.messageId).not.toBe(messageId);
    const html = '<p>Pay&eacute;e hier.</p><blockquote>Bonjour</blockquote>';
    const scan = 'JVBERi0xLjcK'.repeat(6).concat('\r\n').repeat(150_000);
    const parts = `--b\nContent-Type: text/html\n\n${html}\n--b\nContent-Type: application/pdf\nContent-Disposition: attachment\nContent-Transfer-Encoding: base64\n\n${scan}\n--b--`;
    await stack.receiveMail(
      mimeOf({
        To: 'accounts@demo.example',
        'In-Reply-To': second.messageId,
        'Message-ID': '<m2@acme.example>',
        'Content-Type': 'multipart/mixed; boundary=b',
        text: parts,
      }),
    );
    expect((await tasks()).map(({ data }) => data.text)).toEqual(['Où est la commande ?', 'Payée hier.']);
    expect(await debtorOf(running)).toMatchObject({ replies: [{}, { until: '2026-04-22' }] });
    expect(stack.bus.deadLetters()).toEqual([]);
  });

  it('is found by a person when he answers no message: the task says who wrote and where the mail lies', async () => {
    const { stack, call, tasks } = await runningStack(startAt, { inboundMail });
    const mail = mimeOf({
      To: inboundMail.address,
      Subject: 'Votre relance',
      'Message-ID': '<m3@acme.example>',
      text: 'Bonjour',
    });
    const file = await stack.receiveMail(mail);
    await stack.receiveMail(mail);
    const [task, ...others] = await tasks();
    expect(others).toEqual([]);
    const data = { from: 'paul@acme.example', subject: 'Votre relance', receivedAt: '2026-03-20T08:00:00Z', file };
    expect(task).toEqual(expect.objectContaining({ kind: 'reply', dueOn: '2026-03-20', data }));
    expect(task).not.toHaveProperty('debtorId');
    const done = await call('POST', `/tasks/${task.id}/done`, { result: 'he called' });
    expect(done).toMatchObject({ status: 200, body: { status: 'done', result: 'he called' } });
    expect(await tasks()).toEqual([]);
  });
});
