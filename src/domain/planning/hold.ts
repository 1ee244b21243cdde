// When a walk that lacks too much of what stands is not believed: an outage must not empty a timeline.

/** How long absence must last before it is believed: hours. */
export const holdHours = 12;

export type Hold = { readonly held: boolean; readonly heldSince: Date | undefined };

export type Absence = {
  /** The walk returned no entry at all. */
  readonly emptyAnswer: boolean;
  /** Living rows of this connection in the window whose absence was not accepted before. */
  readonly standing: number;
  /** Those of them that the walk did not return, nor anything that takes them over. */
  readonly absent: number;
};

/**
 * A hold begins with an empty answer where 3 or more rows stand, or when more than half and more than 5 of them
 * are absent. Once begun it goes on while any of them is: an outage that is mended piece by piece must not cost the
 * pieces that come last. After `holdHours` absence is believed.
 */
export function decideHold(absence: Absence, heldSince: Date | undefined, now: Date): Hold {
  const { emptyAnswer, standing, absent } = absence;
  const emptied = emptyAnswer && standing >= 3;
  const mostAreAbsent = absent > 5 && absent * 2 > standing;
  const goesOn = heldSince !== undefined && absent > 0;
  if (!emptied && !mostAreAbsent && !goesOn) return { held: false, heldSince: undefined };
  const since = heldSince ?? now;
  if (now.getTime() - since.getTime() >= holdHours * 60 * 60 * 1000)
    return { held: false, heldSince: undefined };
  return { held: true, heldSince: since };
}
