// The plan for so many mailboxes: the night, what it asks of every limit, and what it costs. Pure.

import { demandOf, type Demand, type Occasion } from './demand';
import type { Inputs } from './inputs';
import { loadsOf, type Load } from './limits';
import { priceOf, volumeOf, type Price, type Volume } from './volume';

/** A night as it is every night, and one on which everybody is due at once, as after an outage. */
export type Plan = {
  readonly inputs: Inputs;
  readonly night: Part;
  readonly atOnce: Part;
  readonly volume: Volume;
  readonly price: Price;
};

type Part = {
  readonly demand: Demand;
  readonly loads: readonly Load[];
};

export function planFor(inputs: Inputs, mailboxes: number): Plan {
  const part = (occasion: Occasion): Part => {
    const demand = demandOf(inputs, mailboxes, occasion);
    return { demand, loads: loadsOf(inputs, demand) };
  };
  const night = part('night');
  const volume = volumeOf(inputs, night.demand);
  return { inputs, night, atOnce: part('at-once'), volume, price: priceOf(inputs, volume) };
}
