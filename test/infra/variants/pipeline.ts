import { modules, type Variant } from './variant';

const workflow = '.github/workflows/deploy.yml';
const linter = 'infra/bicepconfig.json';

export const pipeline: readonly Variant[] = [
  {
    breaks: 'an action at a tag, which can be moved',
    path: workflow,
    replace: 'actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0',
    by: 'actions/setup-node@v6',
    finds: [{ sentence: 'Action actions/setup-node@v6 is not pinned to a commit.' }],
  },
  {
    breaks: 'signing in as somebody else',
    path: workflow,
    replace: 'client-id: ${{ vars.AZURE_CLIENT_ID }}',
    by: 'client-id: 00000000-0000-0000-0000-000000000000',
    finds: [{ sentence: 'The workflow does not sign in with vars.AZURE_CLIENT_ID.', at: 'first line' }],
  },
  {
    breaks: 'a deployment that nobody tries',
    path: workflow,
    replace: 'run: npm run smoke -- "$API_URL"',
    by: 'run: echo "$API_URL"',
    finds: [{ sentence: 'The workflow does not try what it deployed.', at: 'first line' }],
  },
  {
    breaks: 'a package that nobody has run',
    path: workflow,
    replace: 'PACKAGE: dist/otiumwork-outlook-calendar.zip',
    by: "CI: 'true'",
    finds: [{ sentence: 'The workflow deploys a package that it has not run.', at: 'first line' }],
  },
  {
    breaks: 'tests on another Node than the app runs on',
    path: workflow,
    replace: 'node-version: 22',
    by: 'node-version: 24',
    finds: [{ sentence: 'Node 24 is not the Node of the app, 22.' }],
  },
  {
    breaks: 'a deployment that nobody checks',
    path: workflow,
    replace: '- run: npm run infra:check\n',
    by: '',
    finds: [{ sentence: 'The workflow does not run this check.', at: 'first line' }],
  },
  {
    breaks: 'an identity for whoever opens a pull request',
    path: workflow,
    replace: '    environment: what-if\n',
    by: '',
    finds: [{ sentence: 'Nobody is asked before a pull request is given an identity.', at: 'first line' }],
  },
  {
    breaks: 'a linter rule that only warns',
    path: linter,
    replace: '"no-unused-params": { "level": "error" }',
    by: '"no-unused-params": { "level": "warning" }',
    finds: [{ sentence: 'Linter rule no-unused-params is no error.' }],
  },
  {
    breaks: 'a linter rule that is off unless asked for',
    path: linter,
    replace: '        "use-user-defined-types": { "level": "error" },\n',
    by: '',
    finds: [{ sentence: 'Linter rule use-user-defined-types is not asked for.', at: 'first line' }],
  },
  {
    breaks: 'no linter at all',
    path: linter,
    replace: '"enabled": true',
    by: '"enabled": false',
    finds: [{ sentence: 'The linter is not on.', at: 'first line' }],
  },
  {
    breaks: 'a silenced rule without a reason',
    path: modules('vault'),
    replace: '// The only stable version of this type is from 2016 and knows no category groups.\n',
    by: '',
    finds: [{ sentence: 'A rule is silenced and nobody says why.', at: '#disable-next-line' }],
  },
  {
    breaks: 'a silenced file',
    path: modules('vault'),
    replace: '#disable-next-line use-recent-api-versions',
    by: '#disable-diagnostics use-recent-api-versions',
    finds: [{ sentence: 'A whole file is silenced.' }],
  },
  {
    breaks: 'a package of yesterday, deployed because making a new one failed',
    path: 'azure.yaml',
    replace: ' if ($LASTEXITCODE) { exit 1 };',
    by: '',
    finds: [{ sentence: 'The hook for windows goes on when the package was not made.', at: 'first line' }],
  },
  {
    breaks: 'files of an older package among those of a new one',
    path: 'azure.yaml',
    replace: 'rm -rf dist/package && ',
    by: '',
    finds: [{ sentence: 'The hook for posix leaves an older package in place.', at: 'first line' }],
  },
  {
    breaks: 'an app that azd does not find',
    path: modules('function-app'),
    replace: "'azd-service-name': 'api'",
    by: "'azd-service-name': 'outlook'",
    finds: [
      { path: 'azure.yaml', sentence: 'No resource has the tag azd-service-name: api.', at: 'first line' },
    ],
  },
];
