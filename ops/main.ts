// The front page of the engineers' program: arguments and environment → the service's own adapters → one command. Here
// alone are the environment, the terminal and the wait.
import { setTimeout as sleep } from 'node:timers/promises';
import { tableCompanyHoldings } from '../src/adapters/azure/company-holdings';
import { azureClients } from '../src/adapters/azure/connect';
import { keyVaultSecrets } from '../src/adapters/azure/key-vault-secrets';
import { tablePersonHoldings } from '../src/adapters/azure/person-holdings';
import { storagePoisonQueue } from '../src/adapters/azure/storage-poison-queue';
import { tablePorts } from '../src/adapters/azure/table-ports';
import { systemClock, systemRandom } from '../src/adapters/system';
import { readOwnResources, type OwnResources } from '../src/config';
import { toFailure } from '../src/domain/failure';
import type { OpsPorts } from '../src/ops-ports';
import { readCommand } from './command';
import { quietMs } from './quiet';
import { run, type Status } from './run';
import { failureLines, help, placesLine } from './words';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

function portsOn(azure: ReturnType<typeof azureClients>): OpsPorts {
  return {
    clock: systemClock,
    random: systemRandom,
    log: {
      record: ({ event, ...details }) =>
        complain(`${event} ${'code' in details ? (details.code ?? '') : ''}`),
    },
    ...tablePorts(azure),
    secrets: keyVaultSecrets({ client: azure.secrets }),
    person: tablePersonHoldings(azure),
    company: tableCompanyHoldings(azure),
    poison: storagePoisonQueue({ queue: azure.mailboxQueue, poison: azure.poisonQueue }),
  };
}

async function main(args: readonly string[]): Promise<Status> {
  const read = readCommand(args);
  if (read === 'help') {
    help.forEach(say);
    return 0;
  }
  if ('wrong' in read) {
    complain(read.wrong);
    return 2;
  }
  const resources = settings();
  if (resources === undefined) return 2;
  try {
    const azure = azureClients(resources);
    const { companies, poisonQueue, secrets } = azure;
    say(placesLine({ tables: companies.url, queues: poisonQueue.url, vault: secrets.vaultUrl }));
    return await run(read.command, portsOn(azure), { say, quiet: () => sleep(quietMs) });
  } catch (error) {
    failureLines(toFailure(error)).forEach(complain);
    return 1;
  }
}

function settings(): OwnResources | undefined {
  try {
    return readOwnResources(process.env);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

void main(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
