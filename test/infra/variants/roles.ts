import { main, modules, type Variant } from './variant';

const roles = modules('roles');

export const rights: readonly Variant[] = [
  {
    breaks: 'a role that is more than the service needs',
    path: 'infra/role-ids.bicep',
    replace: "  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'",
    by: "  Owner: '8e3af657-a8ff-443c-a75c-2fe8c4bcb635'\n  'Storage Blob Data Owner': 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'",
    finds: [{ sentence: 'That is not the id of Owner.', at: 'Owner:' }],
  },
  {
    breaks: 'an id that belongs to another role',
    path: 'infra/role-ids.bicep',
    replace: "'974c5e8b-45b9-4653-ba55-5f855dd0fb88'",
    by: "'8e3af657-a8ff-443c-a75c-2fe8c4bcb635'",
    finds: [{ sentence: 'That is not the id of Storage Queue Data Contributor.' }],
  },
  {
    breaks: 'a right on the whole group',
    path: roles,
    replace: '  scope: dataStorage\n',
    by: '',
    finds: [
      { sentence: 'The service lacks Storage Table Data Contributor on dataStorage.', at: 'first line' },
      {
        sentence: 'Storage Table Data Contributor on the whole group is more than the service needs.',
        at: 'resource dataTables',
      },
      { sentence: 'scope of Microsoft.Authorization/roleAssignments is missing.', at: 'resource dataTables' },
    ],
  },
  {
    breaks: 'a right on the whole account where one queue is enough',
    path: roles,
    replace: '    scope: queues[i]',
    by: '    scope: dataStorage',
    finds: [
      { sentence: 'The service lacks Storage Queue Data Contributor on queues[i].', at: 'first line' },
      { sentence: 'queues is declared and never used.', at: 'resource queues ' },
      {
        sentence: 'Storage Queue Data Contributor on dataStorage is more than the service needs.',
        at: 'resource dataQueues',
      },
    ],
  },
  {
    breaks: 'a role by its bare id',
    path: roles,
    replace: "      roleIds['Monitoring Metrics Publisher']\n    )",
    by: "      '3913510d-42f4-4e42-8a64-420c390055eb'\n    )",
    finds: [
      {
        sentence: 'The service lacks Monitoring Metrics Publisher on applicationInsights.',
        at: 'first line',
      },
      { sentence: 'Assignment telemetry does not name its role.', at: 'resource telemetry' },
    ],
  },
  {
    breaks: 'a role that may do everything with every secret',
    path: roles,
    replace: "          'Microsoft.KeyVault/vaults/secrets/delete'",
    by: "          'Microsoft.KeyVault/vaults/secrets/backup/action'\n          'Microsoft.KeyVault/vaults/secrets/delete'",
    finds: [
      {
        sentence: 'The service never does Microsoft.KeyVault/vaults/secrets/backup/action.',
        at: 'resource secretKeeper',
      },
    ],
  },
  {
    breaks: 'a role that cannot purge',
    path: roles,
    replace: "          'Microsoft.KeyVault/vaults/secrets/purge/action'\n",
    by: '',
    finds: [
      {
        sentence: 'The service cannot do without Microsoft.KeyVault/vaults/secrets/purge/action.',
        at: 'resource secretKeeper',
      },
    ],
  },
  {
    breaks: 'a role for the management of the vault itself',
    path: roles,
    replace: '        actions: []',
    by: "        actions: ['Microsoft.KeyVault/vaults/write']",
    finds: [
      {
        sentence:
          "properties.permissions.actions of Microsoft.Authorization/roleDefinitions is ['Microsoft.KeyVault/vaults/write']; it must be [].",
      },
    ],
  },
  {
    breaks: 'a right for somebody else',
    path: roles,
    replace:
      '  name: guid(vault.id, identityName, secretKeeper.name)\n  properties: {\n    principalId: principalId',
    by: '  name: guid(vault.id, identityName, secretKeeper.name)\n  properties: {\n    principalId: identityName',
    finds: [
      {
        sentence:
          'properties.principalId of Microsoft.Authorization/roleAssignments is identityName; it must be principalId.',
        at: '    principalId: identityName',
      },
    ],
  },
  {
    breaks: 'an assignment named after another role',
    path: roles,
    replace: "guid(applicationInsights.id, identityName, roleIds['Monitoring Metrics Publisher'])",
    by: "guid(applicationInsights.id, identityName, roleIds['Storage Blob Data Owner'])",
    finds: [
      {
        sentence: 'The name of assignment telemetry does not follow from its role.',
        at: 'resource telemetry',
      },
    ],
  },
  {
    breaks: 'a right given in another file',
    path: main,
    replace: "module monitoring '",
    by: "resource stray 'Microsoft.Authorization/roleAssignments@2022-04-01' = {\n  scope: identity\n  name: guid('stray')\n  properties: {\n    principalId: principalId\n    principalType: 'ServicePrincipal'\n    roleDefinitionId: identity.id\n  }\n}\n\nmodule monitoring '",
    finds: [
      { sentence: 'principalId is not declared.', at: '    principalId: principalId' },
      { sentence: 'Rights are given in infra/modules/roles.bicep only.', at: 'resource stray' },
      { sentence: 'There is no role identity.', at: 'resource stray' },
    ],
  },
];
