import { afterEach, describe, expect, it, vi } from 'vitest';
import { EnvironmentError, readEnvironment } from '../../lambdas/runtime/environment.ts';

afterEach(() => vi.unstubAllEnvs());

describe('the environment of a function', () => {
  it('is read by the names the function needs', () => {
    vi.stubEnv('TABLE_NAME', 'relance');
    vi.stubEnv('EVENT_BUS_NAME', 'bus');
    expect(readEnvironment('TABLE_NAME', 'EVENT_BUS_NAME')).toEqual({ TABLE_NAME: 'relance', EVENT_BUS_NAME: 'bus' });
  });

  it('is refused with the names of all that is missing or wrong, at once', () => {
    vi.stubEnv('TABLE_NAME', '');
    vi.stubEnv('EVENT_BUS_NAME', undefined);
    vi.stubEnv('DUNNING_STATE_MACHINE_ARN', 'Dunning');
    vi.stubEnv('CONFIGURATION_SET_NAME', 'relance');
    const read = () =>
      readEnvironment('TABLE_NAME', 'EVENT_BUS_NAME', 'CONFIGURATION_SET_NAME', 'DUNNING_STATE_MACHINE_ARN');
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(/: TABLE_NAME, EVENT_BUS_NAME, DUNNING_STATE_MACHINE_ARN$/);
  });
});
