// A delete is two steps with a wait between them: what was under way before the first step has ended before the second.
// Whoever was active meanwhile is deleted again.

const mostRounds = 3;

export type Erased = 'gone' | 'in-use';

export type Steps = {
  /** Ends what there is: nothing that began before can write afterwards. Leaves what keeps it so. */
  readonly close: () => Promise<void>;
  /** Takes the rest away; `in-use` when something was written since, or is left. */
  readonly finish: () => Promise<Erased>;
};

export async function inRounds(steps: Steps, quiet: () => Promise<void>): Promise<Erased> {
  for (let round = 1; round <= mostRounds; round++) {
    await steps.close();
    await quiet();
    if ((await steps.finish()) === 'gone') return 'gone';
  }
  return 'in-use';
}
