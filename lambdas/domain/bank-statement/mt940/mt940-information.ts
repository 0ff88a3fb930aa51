import { dutchInformation } from './dutch-information.ts';
import { germanInformation } from './german-information.ts';
import type { Mt940Information } from './information.ts';

/** Reads field 86 in the German structure (`166?00…?20…`), in the Dutch and Belgian one (`/EREF/…/REMI/…`), or as text. */
export function mt940Information(lines: readonly string[]): Mt940Information {
  const structured = germanInformation(lines) ?? dutchInformation(lines);
  return (
    structured ?? {
      text: lines
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n'),
      references: [],
    }
  );
}
