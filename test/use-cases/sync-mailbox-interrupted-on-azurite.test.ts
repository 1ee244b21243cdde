// The same scenes with rows and messages in Azurite. The set-up is played there once; every scene gets a copy of what it
// left, and the rest of the world (clock, vault, Microsoft) by playing it in memory, where it goes the same way.
import { azuriteStores, type Rows } from '../fakes/azurite-stores';
import { exchangeable, memoryStores, type Stores } from '../fakes/stores';
import { describeInterruptions } from './sync-mailbox-interrupted';

// A scene takes some fifty requests, and each test plays about twenty of them.
jest.setTimeout(60_000);

const freshStores = azuriteStores();
let left: Promise<Rows> | undefined;

async function rowsLeftBy(setUp: (stores: Stores) => Promise<unknown>): Promise<Rows> {
  const stores = await freshStores();
  await setUp(stores);
  return stores.rows();
}

describeInterruptions('Azurite', {
  async arrange(setUp) {
    left ??= rowsLeftBy(setUp);
    const { stores, exchange } = exchangeable(memoryStores());
    const [scene, rows] = await Promise.all([setUp(stores), left]);
    exchange(await freshStores(rows));
    return scene;
  },
  atOnce: 8,
  // The night's sync asks tables for the same; in memory it is interrupted too.
  syncs: ['by hand'],
  // The one whose row the sync moves as well.
  titles: ['Moved'],
  isThorough: false,
});
