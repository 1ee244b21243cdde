import { main, modules, type Variant } from './variant';

export const names: readonly Variant[] = [
  {
    breaks: 'a parameter that nothing uses',
    path: modules('vault'),
    replace: "resource vault '",
    by: "@description('Idle.')\nparam idle string = ''\n\nresource vault '",
    finds: [{ sentence: 'idle is declared and never used.', at: 'param idle' }],
  },
  {
    breaks: 'a variable that nothing uses any more',
    path: modules('function-app'),
    replace: 'allowedOrigins: [\n          frontendOrigin\n        ]',
    by: 'allowedOrigins: [\n          frontendUrl\n        ]',
    finds: [
      { sentence: 'frontendOrigin is declared and never used.', at: 'var frontendOrigin' },
      {
        sentence:
          'properties.siteConfig.cors.allowedOrigins of Microsoft.Web/sites is [ frontendUrl ]; it must be [ frontendOrigin ].',
      },
    ],
  },
  {
    breaks: 'an existing resource that nothing uses',
    path: modules('alerts'),
    replace: 'vault.id',
    by: "'vault'",
    finds: [{ sentence: 'vault is declared and never used.', at: "resource vault '" }],
  },
  {
    breaks: 'an import that nothing uses',
    path: modules('vault'),
    replace: 'import { resourceTags }',
    by: 'import { logAlert, resourceTags }',
    finds: [{ sentence: 'logAlert is declared and never used.' }],
  },
  {
    breaks: 'a name that is misspelt',
    path: modules('vault'),
    replace: 'workspaceId: workspaceId',
    by: 'workspaceId: workspaceid',
    finds: [
      { sentence: 'workspaceId is declared and never used.', at: 'param workspaceId' },
      { sentence: 'workspaceid is not declared.' },
    ],
  },
  {
    breaks: 'a loop variable used outside of its loop',
    path: modules('storage'),
    replace: 'string = account.properties.primaryEndpoints.queue',
    by: 'string = queueName',
    finds: [{ sentence: 'queueName is not declared.' }],
  },
  {
    breaks: 'a type that is not there',
    path: modules('vault'),
    replace: 'param tags resourceTags',
    by: 'param tags resourcetags',
    finds: [
      { sentence: 'resourceTags is declared and never used.', at: 'import {' },
      { sentence: 'resourcetags is not declared.' },
    ],
  },
  {
    breaks: 'a name that is declared twice',
    path: main,
    replace: "@description('What everything is called.')",
    by: "@description('Again.')\nvar token = 'x'\n\n@description('What everything is called.')",
    finds: [{ sentence: 'token is declared twice.', at: "var token = 'x'" }],
  },
  {
    breaks: 'a function that Bicep does not have',
    path: main,
    replace: 'uniqueString(resourceGroup().id)',
    by: 'uniqString(resourceGroup().id)',
    finds: [{ sentence: 'uniqString is no function that we know.' }],
  },
  {
    breaks: 'a decorator that Bicep does not have',
    path: main,
    replace: '@minLength(6)\nparam alertEmail',
    by: '@minimumLength(6)\nparam alertEmail',
    finds: [{ sentence: '@minimumLength is no decorator that we know.' }],
  },
  {
    breaks: 'a parameter without description',
    path: modules('vault'),
    replace: "@description('Address of the vault.')\n",
    by: '',
    finds: [{ sentence: 'url has no @description.', at: 'output url' }],
  },
  {
    breaks: 'a member of a type without description',
    path: 'infra/types.bicep',
    replace: "  @description('How often it is asked.')\n",
    by: '',
    finds: [{ sentence: 'every has no @description.', at: '  every:' }],
  },
  {
    breaks: 'an import of something that is not exported',
    path: 'infra/types.bicep',
    replace: "@export()\n@description('Tags of a resource.')",
    by: "@description('Tags of a resource.')",
    finds: ['alerts', 'function-app', 'monitoring', 'network', 'storage', 'vault']
      .map((name) => ({
        path: modules(name),
        sentence: '../types.bicep exports no resourceTags.',
        at: "from '../types.bicep'",
      }))
      .concat([
        {
          path: 'infra/types.bicep',
          sentence: 'resourceTags is declared and never used.',
          at: 'type resourceTags',
        },
      ]),
  },
];
