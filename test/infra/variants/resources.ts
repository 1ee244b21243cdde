import { main, modules, type Expected, type Variant } from './variant';

const app = modules('function-app');
const storage = modules('storage');
const vault = modules('vault');
const monitoring = modules('monitoring');

type Weak = {
  readonly breaks: string;
  readonly path: string;
  readonly type: string;
  readonly member: string;
  readonly is: string;
  readonly becomes: string;
  /** Where the member would stand; its parent's name is enough where it is the only one of that name. */
  readonly within?: string;
};

/** A value that safety demands, made weak, and left out. */
const weakened: readonly Weak[] = [
  {
    breaks: 'shared keys',
    path: storage,
    type: 'Microsoft.Storage/storageAccounts',
    member: 'properties.allowSharedKeyAccess',
    is: 'false',
    becomes: 'true',
  },
  {
    breaks: 'public blobs',
    path: storage,
    type: 'Microsoft.Storage/storageAccounts',
    member: 'properties.allowBlobPublicAccess',
    is: 'false',
    becomes: 'true',
  },
  {
    breaks: 'storage with old TLS',
    path: storage,
    type: 'Microsoft.Storage/storageAccounts',
    member: 'properties.minimumTlsVersion',
    is: "'TLS1_2'",
    becomes: "'TLS1_0'",
  },
  {
    breaks: 'storage over http',
    path: storage,
    type: 'Microsoft.Storage/storageAccounts',
    member: 'properties.supportsHttpsTrafficOnly',
    is: 'true',
    becomes: 'false',
  },
  {
    breaks: 'copies of blobs to other tenants',
    path: storage,
    type: 'Microsoft.Storage/storageAccounts',
    member: 'properties.allowCrossTenantReplication',
    is: 'false',
    becomes: 'true',
  },
  {
    breaks: 'storage that stays public under private networking',
    path: storage,
    type: 'Microsoft.Storage/storageAccounts',
    member: 'properties.publicNetworkAccess',
    is: "privateNetworking ? 'Disabled' : 'Enabled'",
    becomes: "'Enabled'",
  },
  {
    breaks: 'access policies instead of roles',
    path: vault,
    type: 'Microsoft.KeyVault/vaults',
    member: 'properties.enableRbacAuthorization',
    is: 'true',
    becomes: 'false',
  },
  {
    breaks: 'a deleted token that stays for three months',
    path: vault,
    type: 'Microsoft.KeyVault/vaults',
    member: 'properties.softDeleteRetentionInDays',
    is: '7',
    becomes: '90',
  },
  {
    breaks: 'an app over http',
    path: app,
    type: 'Microsoft.Web/sites',
    member: 'properties.httpsOnly',
    is: 'true',
    becomes: 'false',
    within: '  properties: {\n    serverFarmId',
  },
  {
    breaks: 'FTP',
    path: app,
    type: 'Microsoft.Web/sites',
    member: 'properties.siteConfig.ftpsState',
    is: "'Disabled'",
    becomes: "'AllAllowed'",
  },
  {
    breaks: 'an app with old TLS',
    path: app,
    type: 'Microsoft.Web/sites',
    member: 'properties.siteConfig.minTlsVersion',
    is: "'1.2'",
    becomes: "'1.0'",
  },
  {
    breaks: 'remote debugging',
    path: app,
    type: 'Microsoft.Web/sites',
    member: 'properties.siteConfig.remoteDebuggingEnabled',
    is: 'false',
    becomes: 'true',
  },
  {
    breaks: 'cookies across origins',
    path: app,
    type: 'Microsoft.Web/sites',
    member: 'properties.siteConfig.cors.supportCredentials',
    is: 'false',
    becomes: 'true',
  },
  {
    breaks: 'an identity that goes with the app',
    path: app,
    type: 'Microsoft.Web/sites',
    member: 'identity.type',
    is: "'UserAssigned'",
    becomes: "'SystemAssigned'",
  },
  {
    breaks: 'telemetry from whoever has the key',
    path: monitoring,
    type: 'Microsoft.Insights/components',
    member: 'properties.DisableLocalAuth',
    is: 'true',
    becomes: 'false',
    within: '  properties: {\n    Application_Type',
  },
  {
    breaks: 'logs from whoever has the key',
    path: monitoring,
    type: 'Microsoft.OperationalInsights/workspaces',
    member: 'properties.features.disableLocalAuth',
    is: 'true',
    becomes: 'false',
  },
];

function weak({ breaks, path, type, member, is, becomes, within }: Weak): readonly Variant[] {
  const name = member.split('.').at(-1) ?? '';
  const line = `${name}: ${is}\n`;
  const container = member.split('.').at(-2) ?? '';
  const left: Expected = {
    sentence: `${member} of ${type} is missing; it must be ${is}.`,
    at: within ?? `${container}: {\n`,
  };
  return [
    {
      breaks,
      path,
      replace: line,
      by: `${name}: ${becomes}\n`,
      finds: [{ sentence: `${member} of ${type} is ${becomes}; it must be ${is}.` }],
    },
    { breaks: `${breaks}, by silence`, path, replace: line, by: '\n', finds: [left] },
  ];
}

export const resources: readonly Variant[] = [
  ...weakened.flatMap(weak),
  {
    breaks: 'purge protection, which would keep what a user wants gone',
    path: vault,
    replace: '    enableSoftDelete: true',
    by: '    enablePurgeProtection: true\n    enableSoftDelete: true',
    finds: [
      {
        sentence:
          'properties.enablePurgeProtection of Microsoft.KeyVault/vaults must not be there: disconnecting must be able to purge a token.',
        at: 'enablePurgeProtection: true',
      },
    ],
  },
  {
    breaks: 'pages from anywhere',
    path: app,
    replace: '          frontendOrigin\n        ]',
    by: "          '*'\n          frontendOrigin\n        ]",
    finds: [
      {
        sentence:
          "properties.siteConfig.cors.allowedOrigins of Microsoft.Web/sites is [ '*' frontendOrigin ]; it must be [ frontendOrigin ].",
        at: 'allowedOrigins',
      },
    ],
  },
  {
    breaks: 'deploying by password',
    path: app,
    replace: "  name: 'scm'\n  properties: {\n    allow: false",
    by: "  name: 'scm'\n  properties: {\n    allow: true",
    finds: [
      {
        sentence:
          'properties.allow of Microsoft.Web/sites/basicPublishingCredentialsPolicies is true; it must be false.',
        at: 'allow: true',
      },
    ],
  },
  {
    breaks: 'a vault that nobody watches',
    path: vault,
    replace: "        categoryGroup: 'audit'",
    by: "        categoryGroup: 'none'",
    finds: [
      {
        sentence:
          "properties.logs.categoryGroup of Microsoft.Insights/diagnosticSettings is 'none'; it must be 'audit'.",
      },
    ],
  },
  {
    breaks: 'deleted blobs that are gone at once',
    path: storage,
    replace: 'deleteRetentionPolicy: {\n      enabled: true',
    by: 'deleteRetentionPolicy: {\n      enabled: false',
    finds: [
      {
        sentence:
          'properties.deleteRetentionPolicy.enabled of Microsoft.Storage/storageAccounts/blobServices is false; it must be true.',
        at: 'enabled: false',
      },
    ],
  },
  {
    breaks: 'a member that is misspelt',
    path: storage,
    replace: '    minimumTlsVersion:',
    by: '    minimumTLSVersion:',
    finds: [
      { sentence: 'Microsoft.Storage/storageAccounts has no properties.minimumTLSVersion that we know.' },
      {
        sentence:
          "properties.minimumTlsVersion of Microsoft.Storage/storageAccounts is missing; it must be 'TLS1_2'.",
        at: '  properties: {\n    accessTier',
      },
    ],
  },
  {
    breaks: 'a resource type that we do not know',
    path: main,
    replace: 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30',
    by: 'Microsoft.ManagedIdentity/identities@2024-11-30',
    finds: [
      { sentence: 'Microsoft.ManagedIdentity/identities is not among the resource types that we deploy.' },
    ],
  },
  {
    breaks: 'a version that we do not know',
    path: vault,
    replace: 'Microsoft.KeyVault/vaults@2026-02-01',
    by: 'Microsoft.KeyVault/vaults@2022-07-01',
    finds: [
      {
        sentence: 'Microsoft.KeyVault/vaults is used at 2022-07-01; the version that we know is 2026-02-01.',
      },
    ],
  },
  {
    breaks: 'a plan that is not Flex Consumption',
    path: app,
    replace: "    name: 'FC1'",
    by: "    name: 'Y1'",
    finds: [{ sentence: "sku.name of Microsoft.Web/serverfarms is 'Y1'; it must be 'FC1'." }],
  },
  {
    breaks: 'an app that stays outside of its network',
    path: app,
    replace: '    virtualNetworkSubnetId: subnetId\n',
    by: '',
    finds: [
      { sentence: 'subnetId is declared and never used.', at: 'param subnetId' },
      {
        sentence: 'properties.virtualNetworkSubnetId of Microsoft.Web/sites is missing; it must be subnetId.',
        at: '  properties: {\n    serverFarmId',
      },
    ],
  },
  {
    breaks: 'a resource without tags',
    path: main,
    replace: '  name: names.identity\n  location: location\n  tags: tags\n',
    by: '  name: names.identity\n  location: location\n',
    finds: [
      {
        sentence: 'tags of Microsoft.ManagedIdentity/userAssignedIdentities is missing.',
        at: "resource identity '",
      },
    ],
  },
];
