// Whom to tell, and when. What the logs tell comes as a list (alerts.json); what only Azure itself can tell stands here.

import { logAlert, resourceTags } from '../types.bicep'

@description('Name of the action group.')
@minLength(1)
@maxLength(260)
param actionGroupName string

@description('Region of the rules that belong to one.')
param location string

@description('Tags.')
param tags resourceTags

@description('Who is written to.')
@minLength(6)
param email string

@description('The workspace that the queries ask.')
param workspaceId string

@description('The alerts on the logs.')
param logAlerts logAlert[]

@description('The vault.')
param vaultName string

@description('What the vault\'s own metrics tell: its availability in percent, and how often it refused us.')
var vaultAlerts = [
  {
    name: 'vault-unavailable'
    description: 'Less than 99.9 % of the requests to the vault were served. Syncs and sign-ins are put off meanwhile.'
    metric: 'Availability'
    aggregation: 'Average'
    operator: 'LessThan'
    threshold: json('99.9') // Bicep has no literal for it.
    dimensions: []
  }
  {
    name: 'vault-refuses'
    description: 'The vault answered 403 or 429. 403: the identity lost its role. 429: mailboxes come too fast.'
    metric: 'ServiceApiResult'
    aggregation: 'Count'
    operator: 'GreaterThan'
    threshold: 0
    dimensions: [
      {
        name: 'StatusCode'
        operator: 'Include'
        values: [
          '403'
          '429'
        ]
      }
    ]
  }
]

resource vault 'Microsoft.KeyVault/vaults@2026-02-01' existing = {
  name: vaultName
}

resource actionGroup 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: actionGroupName
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'outlook-sync'
    enabled: true
    emailReceivers: [
      {
        name: 'operators'
        emailAddress: email
        useCommonAlertSchema: true
      }
    ]
  }
}

// A new workspace does not know every table yet, so queries are not tried when a rule is made.
resource logRules 'Microsoft.Insights/scheduledQueryRules@2026-03-01' = [
  for alert in logAlerts: {
    name: 'outlook-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.title
      description: alert.description
      severity: alert.severity
      enabled: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: alert.every
      windowSize: alert.window
      skipQueryValidation: true
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [
          actionGroup.id
        ]
      }
    }
  }
]

resource vaultRules 'Microsoft.Insights/metricAlerts@2026-01-01' = [
  for alert in vaultAlerts: {
    name: 'outlook-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      severity: 1
      enabled: true
      scopes: [
        vault.id
      ]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      autoMitigate: true
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: alert.name
            metricNamespace: 'Microsoft.KeyVault/vaults'
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: alert.operator
            threshold: alert.threshold
            dimensions: alert.dimensions
          }
        ]
      }
      actions: [
        {
          actionGroupId: actionGroup.id
        }
      ]
    }
  }
]

resource azureTroubles 'Microsoft.Insights/activityLogAlerts@2026-01-01' = {
  name: 'outlook-service-health'
  location: 'global'
  tags: tags
  properties: {
    description: 'Azure tells of a trouble of its own in this subscription.'
    enabled: true
    scopes: [
      subscription().id
    ]
    condition: {
      allOf: [
        {
          field: 'category'
          equals: 'ServiceHealth'
        }
      ]
    }
    actions: {
      actionGroups: [
        {
          actionGroupId: actionGroup.id
        }
      ]
    }
  }
}
