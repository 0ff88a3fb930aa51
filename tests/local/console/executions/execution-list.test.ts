import { describe, expect, it } from 'vitest';
import { only } from '../../step-functions/virtual-step-functions.ts';
import { rowsOf, smallConsole } from './small-console.ts';

const caption = 'Newest first';

async function listed(names: readonly string[]) {
  const small = smallConsole({ definition: only({ Type: 'Succeed' }) });
  for (const [index, name] of names.entries()) {
    small.setNow(new Date(Date.parse('2026-03-02T08:00:00Z') + index * 60_000).toISOString());
    await small.run({}, name);
  }
  return small;
}

describe('the list of executions', () => {
  it('shows how each stands, when it started and stopped, and how long it took', async () => {
    const small = smallConsole({ definition: only({ Type: 'Wait', Seconds: 93_784, End: true }) });
    await small.run({}, 'ended');
    await small.start({}, 'waiting');
    const rows = rowsOf(await small.page('/executions'), caption);
    expect([...rows]).toEqual([
      ['waiting', 'dunning | running | Tue, 3 Mar 2026, 11:03 | not yet | at once'],
      ['ended', 'dunning | succeeded | Mon, 2 Mar 2026, 09:00 | Tue, 3 Mar 2026, 11:03 | 1 day, 2 hours'],
    ]);
  });

  it('finds any part of a name, as it is written', async () => {
    const small = await listed(['main-FA-2026-0042-r1', 'main-FA_2026_0042-r1', 'main-FA-2026-0107-r1']);
    const found = async (search: string) => [
      ...rowsOf(await small.page(`/executions?${new URLSearchParams({ search }).toString()}`), caption).keys(),
    ];
    expect(await found('2026-0042')).toEqual(['main-FA-2026-0042-r1']);
    expect(await found(' 0042 ')).toEqual(['main-FA_2026_0042-r1', 'main-FA-2026-0042-r1']);
    expect(await found('2026_0')).toEqual(['main-FA_2026_0042-r1']);
    expect(await found('')).toHaveLength(3);
    const none = await small.page(`/executions?${new URLSearchParams({ search: '"><b>' }).toString()}`);
    expect(none).toContain('No execution.');
    expect(none).toContain('value="&quot;&gt;&lt;b&gt;"');
  });

  it('keeps what was asked for in the form and in the links to further pages', async () => {
    const small = await listed(Array.from({ length: 30 }, (_, index) => `main-(x)+${index}`));
    const first = await small.page('/executions?search=main-(x)%2B&status=SUCCEEDED');
    expect(first).toContain('value="main-(x)+"');
    expect(first).toMatch(/<option value="SUCCEEDED" selected/);
    expect(rowsOf(first, caption).size).toBe(25);
    const next = /<a href="([^"]+)">Next page/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await small.page(next);
    expect([...rowsOf(second, caption).keys()]).toEqual([4, 3, 2, 1, 0].map((index) => `main-(x)+${index}`));
    expect(second).toContain('First page');
    expect(second).not.toContain('Next page');
  });

  it.each([
    ['a machine', 'machine=Other'],
    ['a status', 'status=SLEEPING'],
    ['a page', 'token=bm9uZQ'],
  ])('refuses %s that there is not, and says which field', async (_, query) => {
    const small = smallConsole({ definition: only({ Type: 'Succeed' }) });
    const { status, text } = await small.get(`/executions?${query}`);
    expect(status).toBe(400);
    expect(text).toContain(query.split('=')[0]);
  });
});
