// Every behaviour that an account can have, by name.

import { atSignIn } from './at-sign-in';
import { atSync } from './at-sync';
import type { Behaviour } from './behaviour';

const table = { ...atSignIn, ...atSync };

export type BehaviourName = keyof typeof table;
export const behaviours: Readonly<Record<BehaviourName, Behaviour>> = table;
export const behaviourNames = Object.keys(table) as readonly BehaviourName[];

export function behaviourNamed(name: string): BehaviourName {
  const known = behaviourNames.find((candidate) => candidate === name);
  if (known === undefined)
    throw new Error(`No behaviour "${name}". There are: ${behaviourNames.join(', ')}.`);
  return known;
}
