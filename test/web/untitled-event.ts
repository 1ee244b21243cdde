import type { TimelineEvent } from '../../web/api/types';

/** As the service answers it, with nothing of the user's. */
export const untitledEvent: TimelineEvent = {
  id: 'e',
  source: 'outlook',
  title: null,
  start: '2026-11-20T09:00:00.000Z',
  end: '2026-11-20T10:00:00.000Z',
  days: ['2026-11-20'],
  category: 'team',
  workType: 'meeting',
  suggestion: { category: 'team', workType: 'meeting', by: 'default', because: '' },
  edited: [],
  goneAtSource: false,
  etag: '"1"',
};
