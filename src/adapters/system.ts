// The only clock and the only randomness of the service.
import { randomBytes } from 'node:crypto';
import type { Clock, Random } from '../ports';

export const systemClock: Clock = { now: () => new Date() };

export const systemRandom: Random = {
  id: () => randomBytes(16).toString('hex'),
  secret: () => randomBytes(32).toString('base64url'),
};
