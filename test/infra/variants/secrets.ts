import { main, modules, type Variant } from './variant';

const storage = modules('storage');
const workflow = '.github/workflows/deploy.yml';

export const secrets: readonly Variant[] = [
  {
    breaks: 'keys fetched from the account',
    path: storage,
    replace: 'account.properties.primaryEndpoints.blob',
    by: 'account.listKeys().keys[0].value',
    finds: [{ sentence: 'Here is a function that fetches keys.' }],
  },
  {
    breaks: 'a connection string in a parameter file',
    path: 'infra/main.bicepparam',
    replace: "readEnvironmentVariable('OTIUMWORK_AUDIENCE')",
    by: "'DefaultEndpointsProtocol=https;AccountName=a'",
    finds: [{ sentence: 'Here is a connection string.' }],
  },
  {
    breaks: 'the connection string of Application Insights handed out',
    path: modules('monitoring'),
    replace: 'output workspaceId string = workspace.id',
    by: 'output workspaceId string = applicationInsights.properties.ConnectionString',
    finds: [{ sentence: 'Here is a connection string.' }],
  },
  {
    breaks: 'an instrumentation key',
    path: modules('function-app'),
    replace: 'applicationInsights.properties.ConnectionString',
    by: 'applicationInsights.properties.InstrumentationKey',
    finds: [{ sentence: 'Here is an instrumentation key.' }],
  },
  {
    breaks: 'an output that sounds like a secret',
    path: main,
    replace: 'output API_URL string',
    by: 'output API_KEY string',
    finds: [{ sentence: 'Output API_KEY sounds like a secret.' }],
  },
  {
    breaks: 'a secure parameter handed out',
    path: main,
    replace: "@description('The group that everything is in.')",
    by: "@description('Hush.')\n@secure()\nparam hush string\n\n@description('Told.')\noutput told string = hush\n\n@description('The group that everything is in.')",
    finds: [
      { sentence: 'Output told gives away hush, which is secure.', at: 'output told' },
      { path: 'infra/main.bicepparam', sentence: 'Parameter hush of main.bicep is missing.', at: 'using' },
    ],
  },
  {
    breaks: 'a client secret of Entra in the workflow',
    path: workflow,
    replace: '${{ vars.ALERT_EMAIL }}',
    by: `abc8Q~${'x'.repeat(34)}`,
    finds: [{ sentence: 'Here is a client secret of Entra.' }],
  },
  {
    breaks: 'a storage key in the workflow',
    path: workflow,
    replace: '${{ vars.ALERT_EMAIL }}',
    by: `${'A'.repeat(86)}==`,
    finds: [{ sentence: 'Here is a storage key.' }],
  },
  {
    breaks: 'a secret of the repository',
    path: workflow,
    replace: '${{ vars.ALERT_EMAIL }}',
    by: '${{ secrets.ALERT_EMAIL }}',
    finds: [{ sentence: 'Here is a secret of the repository.' }],
  },
  {
    breaks: 'a signed address in the alerts',
    path: 'infra/alerts.json',
    replace: '"description": "',
    by: '"description": "https://a.example/?sig=abcdefghijklmnopqrstuvwxyz ',
    finds: [{ sentence: 'Here is a signed address.' }],
  },
];
