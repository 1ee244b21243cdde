import { tableCompanies } from '../../src/adapters/azure/table-companies';
import { tableTrash } from '../../src/adapters/azure/table-trash';
import { memoryCompanies } from '../../src/adapters/memory/memory-companies';
import { memoryStorage } from '../../src/adapters/memory/memory-storage';
import { memoryTrash } from '../../src/adapters/memory/memory-trash';
import { toCatalogueRow } from '../../src/adapters/azure/catalogue-row';
import { companyPartition } from '../../src/adapters/azure/company-partition';
import { azuriteClients } from './azurite';
import { describeCompaniesContract } from './companies';
import { aCompany, someCredentials } from '../fixtures/builders';

const clients = azuriteClients();

describeCompaniesContract('memory', () => {
  const storage = memoryStorage();
  return { companies: memoryCompanies({ storage }), trash: memoryTrash({ storage }) };
});
describeCompaniesContract('tables', () => {
  const table = clients().companies;
  return { companies: tableCompanies({ table }), trash: tableTrash({ table }) };
});

test.each(['', 'x'])('a long catalogue is split between characters, never inside one (%p)', (shift) => {
  const rules = [{ contains: `${shift}${'🧭'.repeat(40_000)}`, category: 'team' }];
  const row: Record<string, unknown> = toCatalogueRow(aCompany(), { categories: [], rules });
  const parts = Object.keys(row).filter((name) => /^rules\d*$/.test(name));
  expect(parts).toEqual(['rules', 'rules2', 'rules3']);
  // Throws on half a character.
  for (const part of parts) expect(encodeURIComponent(String(row[part]))).toContain('%');
});

describe('rows of other versions', () => {
  test('F34: a column that a newer version added survives a save', async () => {
    const table = clients().companies;
    const companies = tableCompanies({ table });
    const value = someCredentials();
    await companies.saveCredentials(value, undefined);
    const partitionKey = companyPartition(value.companyId);
    await table.updateEntity({ partitionKey, rowKey: 'credentials', addedLater: 'kept' }, 'Merge');
    const { etag } = (await companies.credentials(value.companyId))!;
    expect(await companies.saveCredentials({ ...value, version: 'next' }, etag)).toBeDefined();
    expect(await table.getEntity(partitionKey, 'credentials')).toMatchObject({
      addedLater: 'kept',
      version: 'next',
    });
  });

  test('F34: a row without the columns that came later is read, a row that makes no sense is a named bug', async () => {
    const table = clients().companies;
    const companies = tableCompanies({ table });
    const value = someCredentials();
    const row = {
      partitionKey: companyPartition(value.companyId),
      rowKey: 'credentials',
      companyId: value.companyId,
      tenantId: value.tenantId,
      clientId: value.clientId,
      secretName: value.secretName,
      version: value.version,
      verificationOutcome: 'never',
      updatedAt: value.updatedAt.toISOString(),
    };
    await table.createEntity(row);
    expect((await companies.credentials(value.companyId))?.value).toEqual({
      ...value,
      secretExpiresOn: undefined,
      verification: { outcome: 'never', code: undefined, at: undefined, warnings: [] },
    });
    await table.updateEntity({ ...row, updatedAt: 'confidential nonsense' }, 'Merge');
    await expect(companies.credentials(value.companyId)).rejects.toMatchObject({
      code: 'internal_error',
      reason: 'unreadable row Companies credentials: updatedAt',
    });
  });
});
