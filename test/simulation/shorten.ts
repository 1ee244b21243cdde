// Makes a history shorter for as long as it stays interesting: ever smaller parts of it are left out, then whatever
// one step can do without.
import type { History, Step } from './history';

type IsInteresting = (history: History) => Promise<boolean>;

/** `patienceMs`: how long to look for a shorter one. */
export async function shortened(
  history: History,
  isInteresting: IsInteresting,
  patienceMs: number,
): Promise<History> {
  const giveUpAt = performance.now() + patienceMs;
  const isBetter: IsInteresting = async (shorter) => performance.now() < giveUpAt && isInteresting(shorter);
  let shortest = history;
  for (let before: History | undefined; before !== shortest;) {
    before = shortest;
    shortest = await withoutParts(shortest, 'steps', isBetter);
    shortest = await withSimplerSteps(shortest, isBetter);
    shortest = await withoutParts(shortest, 'meetings', isBetter);
    const inTime = { ...shortest, skews: [] };
    if (shortest.skews.length > 0 && (await isBetter(inTime))) shortest = inTime;
  }
  return shortest;
}

async function withoutParts(
  history: History,
  list: 'steps' | 'meetings',
  isBetter: IsInteresting,
): Promise<History> {
  let shortest = history;
  for (let size = history[list].length; size >= 1; size = Math.floor(size / 2)) {
    for (let end = shortest[list].length; end > 0; end -= size) {
      const from = Math.max(0, end - size);
      const shorter = {
        ...shortest,
        [list]: [...shortest[list].slice(0, from), ...shortest[list].slice(end)],
      };
      if (await isBetter(shorter)) shortest = shorter;
    }
  }
  return shortest;
}

async function withSimplerSteps(history: History, isBetter: IsInteresting): Promise<History> {
  let shortest = history;
  for (let place = 0; place < shortest.steps.length; place++) {
    for (const simpler of simplerThan(shortest.steps[place]!)) {
      const shorter = { ...shortest, steps: shortest.steps.with(place, simpler) };
      if (await isBetter(shorter)) shortest = shorter;
    }
  }
  return shortest;
}

const withoutEach = <T>(list: readonly T[]) => list.map((_, place) => list.toSpliced(place, 1));

function simplerThan(step: Step): readonly Step[] {
  if (step.do === 'together') {
    return [
      ...withoutEach(step.operations).map((operations): Step => ({ ...step, operations })),
      ...withoutEach(step.mishaps).map((mishaps): Step => ({ ...step, mishaps })),
      ...withoutEach(step.turns).map((turns): Step => ({ ...step, turns })),
    ];
  }
  if (step.do === 'alone' || step.do === 'night')
    return withoutEach(step.mishaps).map((mishaps): Step => ({ ...step, mishaps }));
  return [];
}
