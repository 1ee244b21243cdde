// Logs.
import { ours, type Allowed } from './common';
import { exactly, free, given, listOf, members } from '../shapes';

export const monitoring: Readonly<Record<string, Allowed>> = {
  'Microsoft.OperationalInsights/workspaces': {
    version: '2025-07-01',
    shape: {
      ...ours,
      properties: members({
        sku: members({ name: exactly("'PerGB2018'") }),
        retentionInDays: given,
        features: members({
          disableLocalAuth: exactly('true'),
          enableLogAccessUsingOnlyResourcePermissions: exactly('true'),
        }),
        workspaceCapping: members({ dailyQuotaGb: given }),
      }),
    },
  },
  'Microsoft.Insights/components': {
    version: '2020-02-02',
    shape: {
      ...ours,
      kind: exactly("'web'"),
      properties: members({
        Application_Type: exactly("'web'"),
        DisableLocalAuth: exactly('true'),
        WorkspaceResourceId: given,
      }),
    },
  },
  'Microsoft.Insights/diagnosticSettings': {
    version: '2021-05-01-preview',
    shape: {
      scope: exactly('vault'),
      name: given,
      properties: members({
        workspaceId: given,
        logAnalyticsDestinationType: free,
        logs: listOf(members({ categoryGroup: exactly("'audit'"), enabled: exactly('true') })),
      }),
    },
  },
};
