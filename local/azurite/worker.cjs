// Azurite's table and queue services, alone in a worker thread, so that their clock can be shifted along with the app's
// and whatever they patch is not the app's.
'use strict';

const { mkdirSync } = require('node:fs');
const { join } = require('node:path');
const { parentPort, workerData } = require('node:worker_threads');

const RealDate = Date;
let offsetMs = workerData.offsetMs;
const nowMs = () => RealDate.now() + offsetMs;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [nowMs()] : args,
      newTarget === globalThis.Date ? target : newTarget,
    ),
  apply: () => new RealDate(nowMs()).toString(),
  get: (target, key, receiver) => (key === 'now' ? nowMs : Reflect.get(target, key, receiver)),
});

// Its telemetry is off, but the client that would send it makes up a quarter of what is loaded.
const telemetry = require.resolve('applicationinsights', {
  paths: [require.resolve('azurite/package.json')],
});
require.cache[telemetry] = Object.assign(new module.constructor(telemetry), { exports: {}, loaded: true });

const TableServer = require('azurite/dist/src/table/TableServer').default;
const TableConfiguration = require('azurite/dist/src/table/TableConfiguration').default;
const QueueServer = require('azurite/dist/src/queue/QueueServer').default;
const QueueConfiguration = require('azurite/dist/src/queue/QueueConfiguration').default;

const { dir } = workerData;
const inMemory = dir === undefined;
if (!inMemory) mkdirSync(dir, { recursive: true });
const file = (name) => (inMemory ? name : join(dir, name));
const keepAliveSeconds = 600;

const tables = new TableServer(
  new TableConfiguration(
    '127.0.0.1',
    0,
    keepAliveSeconds,
    file('tables.json'),
    false,
    false,
    undefined,
    undefined,
    false,
    true,
    '',
    '',
    '',
    undefined,
    false,
    inMemory,
  ),
);
const queues = new QueueServer(
  new QueueConfiguration(
    '127.0.0.1',
    0,
    keepAliveSeconds,
    file('queues.json'),
    file('queue-extents.json'),
    [{ locationId: 'Default', locationPath: file('queue-messages'), maxConcurrency: 1 }],
    false,
    undefined,
    false,
    undefined,
    false,
    true,
    '',
    '',
    '',
    undefined,
    false,
    inMemory,
  ),
);

async function start() {
  await Promise.all([tables.start(), queues.start()]);
  parentPort.postMessage({ tables: tables.getHttpServerAddress(), queues: queues.getHttpServerAddress() });
}

parentPort.on('message', async (message) => {
  if ('offsetMs' in message) {
    offsetMs = message.offsetMs;
    parentPort.postMessage({ shifted: true });
  }
  if (!('close' in message)) return;
  await Promise.all([tables.close(), queues.close()]);
  parentPort.postMessage({ closed: true });
});

start().catch((error) => {
  parentPort.postMessage({ failed: error instanceof Error ? error.message : String(error) });
});
