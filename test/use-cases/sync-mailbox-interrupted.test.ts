import { memoryStores } from '../fakes/stores';
import { describeInterruptions, eventTitles } from './sync-mailbox-interrupted';

describeInterruptions('memory', {
  arrange: (setUp) => setUp(memoryStores()),
  atOnce: 1,
  syncs: ['by hand', 'by night'],
  titles: eventTitles,
  isThorough: true,
});
