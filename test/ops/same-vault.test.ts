// A delete whose settings mix two environments: storage of the one, vault of the other. The other vault knows none of the
// names, live or deleted, which is also how a vault answers that has purged them.
import { memorySecrets } from '../../src/adapters/memory/memory-secrets';
import type { CompanyId } from '../../src/domain/ids';
import type { Secrets } from '../../src/ports';
import { aPendingSignIn } from '../fixtures/builders';
import { connect, found, settle, user } from './people';
import { everything, stage } from './stage';
import { deleteCompany, deletePerson, typed } from './typed';

const theStage = stage();
const acme = 'acme' as CompanyId;
const anna = user('acme', 'anna');

const refusal =
  'This vault does not hold the secret that the row names: is KEY_VAULT_URL that of the same environment? Nothing is changed.';

async function ranWith(secrets: Secrets, args: readonly string[]) {
  return typed(args, { ...theStage().ports, secrets });
}

/** Neither the dry run nor the delete goes on, and both leave everything as it is. */
async function expectRefused(secrets: Secrets, argsOf: (...more: readonly string[]) => readonly string[]) {
  const before = await everything(theStage());
  for (const more of [[], ['--confirm']]) {
    const { status, said } = await ranWith(secrets, argsOf(...more));
    expect([status, said]).toEqual([1, expect.stringContaining(refusal)]);
    expect(said).not.toContain('npm run ops --');
  }
  expect(await everything(theStage())).toEqual(before);
}

describe('a delete with the vault of another environment changes nothing', () => {
  afterEach(async () => {
    const { status, said } = await typed(deleteCompany(acme, '--confirm'), theStage().ports);
    if (status !== 0) throw new Error(said);
  });

  test('of a person, whose token it does not hold', async () => {
    await settle(theStage(), anna);
    await expectRefused(memorySecrets(), (...more) => deletePerson(anna, ...more));
  });

  test('of a person who is not connected: the client secret of their company tells', async () => {
    await found(theStage(), acme);
    await theStage().ports.pendingSignIns.replace(aPendingSignIn(anna));
    await expectRefused(memorySecrets(), (...more) => deletePerson(anna, ...more));
  });

  test('of a company, whose client secret it does not hold', async () => {
    await found(theStage(), acme);
    await settle(theStage(), anna);
    await expectRefused(memorySecrets(), (...more) => deleteCompany(acme, ...more));
  });

  test('of a company whose credentials are gone: the tokens of its people tell', async () => {
    await theStage().ports.pendingSignIns.replace(aPendingSignIn(user('acme', 'aaron')));
    await settle(theStage(), anna);
    await expectRefused(memorySecrets(), (...more) => deleteCompany(acme, ...more));
  });

  test("of a person: what it holds under that name is somebody else's", async () => {
    await connect(theStage().ports, anna);
    const { value } = (await theStage().ports.connections.get(anna))!;
    for (const owner of [user('acme', 'ben'), user('acme2', 'anna'), { companyId: acme }]) {
      const secrets = memorySecrets();
      await secrets.put(value.token!.name, owner, 'token');
      await expectRefused(secrets, (...more) => deletePerson(anna, ...more));
    }
  });
});

test('a token that a sync replaces while the vault is asked is no other vault', async () => {
  const { ports } = theStage();
  await connect(ports, anna);
  const old = (await ports.connections.get(anna))!.value.token!.name;
  const secrets: Secrets = {
    ...ports.secrets,
    async ownerOf(name) {
      if (name === old && (await ports.secrets.ownerOf(old))) {
        await connect(ports, anna);
        await ports.secrets.purge(old);
      }
      return ports.secrets.ownerOf(name);
    },
  };
  const { status, said } = await ranWith(secrets, deletePerson(anna, '--confirm'));
  expect([status, said]).toEqual([0, expect.stringContaining('Done: ')]);
  expect(theStage().vault.live()).toEqual([]);
});

test('a delete that was broken off after the purge finishes; no row names a secret any more, and it says so', async () => {
  const { ports } = theStage();
  await connect(ports, anna);
  const brokenOff = typed(deletePerson(anna, '--confirm'), ports, () => Promise.reject(new Error('closed')));
  await expect(brokenOff).rejects.toThrow('closed');
  const { status, said } = await typed(deletePerson(anna, '--confirm'), ports);
  expect([status, said]).toEqual([0, expect.stringContaining('Done: ')]);
  expect(said).toContain('No row names a secret that could tell whether this is the right vault');
});
