import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../local/time/activity.ts';
import type { Agenda } from '../../../local/time/agenda.ts';
import { createVirtualClock } from '../../../local/time/clock.ts';
import { createScriptAgenda } from '../../../local/time/script-agenda.ts';
import { playVirtualTime, TimeStandsStillError } from '../../../local/time/virtual-time.ts';

const day = 86_400_000;
const noStream = () => Promise.resolve(false);

function aStack(startMs = 0) {
  const clock = createVirtualClock(startMs);
  return { clock, activity: createActivity(), payments: createScriptAgenda(clock), sends: createScriptAgenda(clock) };
}

describe('playing virtual time', () => {
  it('plays 120 days at once, each thing at its instant', async () => {
    const { clock, activity, payments, sends } = aStack();
    const played: string[] = [];
    sends.at(120 * day, 0, () => void played.push(`formal notice on day ${clock.now() / day}`));
    sends.at(10 * day, 0, () => void played.push(`reminder on day ${clock.now() / day}`));
    payments.at(60 * day, 0, () => void played.push(`payment on day ${clock.now() / day}`));
    const end = await playVirtualTime({ clock, activity, agendas: [payments, sends], drain: noStream });
    expect(end).toBe('nothingDue');
    expect(played).toEqual(['reminder on day 10', 'payment on day 60', 'formal notice on day 120']);
  });

  it('lets payments come before sends at one instant, and all that a payment causes as well', async () => {
    const { clock, activity, payments, sends } = aStack();
    const played: string[] = [];
    let isInStream = false;
    sends.at(day, 0, () => void played.push('send'));
    payments.at(day, 0, () => {
      played.push('payment');
      isInStream = true;
    });
    const drain = async () => {
      if (!isInStream) return false;
      isInStream = false;
      const end = activity.begin();
      setImmediate(() => {
        played.push('case closed');
        payments.at(day, 0, () => void played.push('second payment'));
        end();
      });
      return true;
    };
    await playVirtualTime({ clock, activity, agendas: [payments, sends], drain });
    expect(played).toEqual(['payment', 'case closed', 'second payment', 'send']);
  });

  it('does what was due before the start at the start, and does not turn the clock back', async () => {
    const { clock, activity, sends } = aStack(10 * day);
    let sentAt = 0;
    sends.at(3 * day, 0, () => {
      sentAt = clock.now();
    });
    await playVirtualTime({ clock, activity, agendas: [sends], drain: noStream });
    expect(sentAt).toBe(10 * day);
  });

  it('stops on the horizon: what is due at it happens, what is due after it waits for the next play', async () => {
    const { clock, activity, sends } = aStack();
    const sent: number[] = [];
    for (const days of [29, 30, 31]) sends.at(days * day, 0, () => void sent.push(days));
    const play = (until: number) => playVirtualTime({ clock, activity, agendas: [sends], drain: noStream, until });

    expect(await play(30 * day)).toBe('horizon');
    expect({ sent, now: clock.now() }).toEqual({ sent: [29, 30], now: 30 * day });
    expect(await play(45 * day)).toBe('nothingDue');
    expect({ sent, now: clock.now() }).toEqual({ sent: [29, 30, 31], now: 45 * day });
  });

  it('stops before time moves on when asked to', async () => {
    const { clock, activity, sends } = aStack();
    const advances: number[] = [];
    for (const days of [1, 2, 3]) sends.at(days * day, 0, () => {});
    const end = await playVirtualTime({
      clock,
      activity,
      agendas: [sends],
      drain: noStream,
      shouldStop: () => clock.now() === 2 * day,
      onAdvance: (now) => advances.push(now / day),
    });
    expect(end).toBe('stopped');
    expect(advances).toEqual([1, 2]);
    expect(sends.nextDueAt()).toBe(3 * day);
  });

  it('refuses to go round in circles on an agenda that stays due', async () => {
    const { clock, activity } = aStack();
    const stuck: Agenda = { nextDueAt: () => day, runDue: () => {} };
    const play = playVirtualTime({ clock, activity, agendas: [stuck], drain: noStream, roundsAtOneInstant: 100 });
    await expect(play).rejects.toThrow(TimeStandsStillError);
  });

  it('lets what fails in an agenda fail the play', async () => {
    const { clock, activity, sends } = aStack();
    sends.at(day, 0, () => Promise.reject(new Error('the API is down')));
    await expect(playVirtualTime({ clock, activity, agendas: [sends], drain: noStream })).rejects.toThrow(
      'API is down',
    );
  });

  it('plays any script in the order of instant, agenda, order and planning', async () => {
    const entry = fc.record({
      ms: fc.integer({ min: 0, max: 5 }),
      agenda: fc.integer({ min: 0, max: 1 }),
      order: fc.integer({ min: 0, max: 2 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { maxLength: 20 }), async (script) => {
        const { clock, activity, payments, sends } = aStack();
        const agendas = [payments, sends];
        const played: number[] = [];
        script.forEach(({ ms, agenda, order }, place) => {
          agendas[agenda]?.at(ms, order, () => void played.push(place));
        });
        await playVirtualTime({ clock, activity, agendas, drain: noStream });
        const expected = script
          .map((one, place) => ({ ...one, place }))
          .toSorted((a, b) => a.ms - b.ms || a.agenda - b.agenda || a.order - b.order || a.place - b.place);
        expect(played).toEqual(expected.map(({ place }) => place));
      }),
    );
  });
});
