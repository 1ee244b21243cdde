// GET health: the service answers.
import { version } from '../package.json';
import { route, type Door } from './http/route';
import { Health } from './http/schemas';

export const getHealth: Door = () =>
  route({
    name: 'get-health',
    method: 'GET',
    path: 'health',
    access: 'anyone',
    summary: 'Whether the service answers, and its version',
    answer: Health,
    handle: () => Promise.resolve({ status: 'ok', version }),
  });
