// The timer: every quarter of an hour, whoever is due is enqueued. It syncs nothing itself.
import type { TimerHandler } from '@azure/functions';
import type { App } from '../src/app';
import { inInvocation } from './invocation-log';

export const sweep =
  (app: Pick<App, 'sweep'>): TimerHandler =>
  async (_timer, context) => {
    await inInvocation(context, app.sweep);
  };
