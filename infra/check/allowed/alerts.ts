// Alerts.
import { global, ours, type Allowed } from './common';
import { exactly, free, given, listOf, members } from '../shapes';

export const alerts: Readonly<Record<string, Allowed>> = {
  'Microsoft.Insights/actionGroups': {
    version: '2023-01-01',
    shape: {
      ...global,
      properties: members({
        groupShortName: given,
        enabled: exactly('true'),
        emailReceivers: listOf(members({ name: given, emailAddress: given, useCommonAlertSchema: free })),
      }),
    },
  },
  'Microsoft.Insights/scheduledQueryRules': {
    version: '2026-03-01',
    shape: {
      ...ours,
      kind: exactly("'LogAlert'"),
      properties: members({
        displayName: given,
        description: given,
        severity: given,
        enabled: exactly('true'),
        scopes: given,
        evaluationFrequency: given,
        windowSize: given,
        skipQueryValidation: free,
        autoMitigate: free,
        criteria: members({
          allOf: listOf(
            members({
              query: given,
              timeAggregation: exactly("'Count'"),
              operator: exactly("'GreaterThan'"),
              threshold: exactly('0'),
              failingPeriods: members({ numberOfEvaluationPeriods: given, minFailingPeriodsToAlert: given }),
            }),
          ),
        }),
        actions: members({ actionGroups: given }),
      }),
    },
  },
  'Microsoft.Insights/metricAlerts': {
    version: '2026-01-01',
    shape: {
      ...global,
      properties: members({
        description: given,
        severity: given,
        enabled: exactly('true'),
        scopes: given,
        evaluationFrequency: given,
        windowSize: given,
        autoMitigate: free,
        criteria: members({
          'odata.type': exactly("'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'"),
          allOf: listOf(
            members({
              criterionType: exactly("'StaticThresholdCriterion'"),
              name: given,
              metricNamespace: given,
              metricName: given,
              timeAggregation: given,
              operator: given,
              threshold: given,
              dimensions: free,
            }),
          ),
        }),
        actions: listOf(members({ actionGroupId: given })),
      }),
    },
  },
  'Microsoft.Insights/activityLogAlerts': {
    version: '2026-01-01',
    shape: {
      ...global,
      properties: members({
        description: given,
        enabled: exactly('true'),
        scopes: given,
        condition: members({ allOf: listOf(members({ field: given, equals: given })) }),
        actions: members({ actionGroups: listOf(members({ actionGroupId: given })) }),
      }),
    },
  },
};
