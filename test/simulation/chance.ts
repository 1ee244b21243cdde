// A random history for every seed.
import fc from 'fast-check';
import { meet, record, who } from './happenings';
import type { History } from './history';
import { anyScene } from './scenes';

/** A day before the clocks change somewhere, as often as any other time. */
const start: fc.Arbitrary<Date> = fc.oneof(
  fc.date({ min: new Date('2026-01-01T00:00Z'), max: new Date('2028-12-31T00:00Z'), noInvalidDate: true }),
  fc
    .tuple(
      fc.constantFrom('2026-03-27', '2026-10-24', '2027-03-13', '2027-11-06', '2026-04-03', '2026-10-02'),
      fc.nat(4 * 24 * 60),
    )
    .map(([date, afterwards]) => new Date(Date.parse(`${date}T00:00Z`) + afterwards * 60_000)),
);
const meetings = (maxLength: number) => fc.array(record({ who, change: meet }), { maxLength, size: 'max' });

const history: fc.Arbitrary<History> = record({
  start: start.map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000)),
  skews: fc.oneof(fc.constant([0, 0, 0]), fc.constantFrom([0, 7, -7], [0, -3, 4], [0, 1, 30])),
  meetings: fc.oneof(meetings(5), meetings(30)),
  steps: fc.array(anyScene, { minLength: 25, maxLength: 60, size: 'max' }).map((scenes) => scenes.flat()),
});

/** Always the same one for the same seed. */
export function historyOf(seed: number): History {
  return fc.sample(history, { seed, numRuns: 1 })[0]!;
}
