import alerts from '../../../infra/alerts.json';
import { main, modules as modulePath, type Variant } from './variant';

const [first, second] = alerts;
if (!first || !second) throw new Error('There are no alerts to break.');

export const modules: readonly Variant[] = [
  {
    breaks: 'a module at a path where nothing is',
    path: main,
    replace: "'modules/vault.bicep'",
    by: "'modules/key-vault.bicep'",
    finds: [
      { sentence: 'Module vault is at no file: modules/key-vault.bicep.' },
      { path: modulePath('vault'), sentence: 'No other file uses this one.', at: 'first line' },
    ],
  },
  {
    breaks: 'a parameter that the module does not have',
    path: main,
    replace: 'dailyCapGb: dailyLogCapGb',
    by: 'dailyCap: dailyLogCapGb',
    finds: [
      { sentence: 'Parameter dailyCapGb of module monitoring is missing.', at: 'module monitoring' },
      { sentence: 'There is no parameter dailyCap in module monitoring.' },
    ],
  },
  {
    breaks: 'an output that the module does not have',
    path: main,
    replace: 'vaultUrl: vault.outputs.url',
    by: 'vaultUrl: vault.outputs.uri',
    finds: [
      { sentence: 'Module vault has no output uri.' },
      { path: modulePath('vault'), sentence: 'Output url is never read.', at: 'output url' },
    ],
  },
  {
    breaks: 'an output that nobody reads',
    path: modulePath('monitoring'),
    replace: "@description('Resource id of the workspace.')",
    by: "@description('Unread.')\noutput workspaceName string = workspace.name\n\n@description('Resource id of the workspace.')",
    finds: [{ sentence: 'Output workspaceName is never read.', at: 'output workspaceName' }],
  },
  {
    breaks: 'a module that is given a name, which Bicep makes better itself',
    path: main,
    replace: "module monitoring 'modules/monitoring.bicep' = {",
    by: "module monitoring 'modules/monitoring.bicep' = {\n  name: 'monitoring'",
    finds: [{ sentence: 'Module monitoring has an unknown member name.', at: "  name: 'monitoring'" }],
  },
  {
    breaks: 'a default that the type does not allow',
    path: main,
    replace: 'param instanceMemoryMB 512 | 2048 | 4096 = 2048',
    by: 'param instanceMemoryMB 512 | 2048 | 4096 = 1024',
    finds: [{ sentence: 'By default instanceMemoryMB is 1024, which is not 512 | 2048 | 4096.' }],
  },
  {
    breaks: 'a default below the least value',
    path: main,
    replace: 'param maximumInstanceCount int = 40',
    by: 'param maximumInstanceCount int = 10',
    finds: [{ sentence: 'By default maximumInstanceCount is too small or too large.' }],
  },
  {
    breaks: 'a parameter file that leaves out what is required',
    path: 'infra/main.bicepparam',
    replace: "param alertEmail = readEnvironmentVariable('ALERT_EMAIL')\n",
    by: '',
    finds: [{ sentence: 'Parameter alertEmail of main.bicep is missing.', at: "using 'main.bicep'" }],
  },
  {
    breaks: 'a parameter file that gives what nobody asked for',
    path: 'infra/main.bicepparam',
    replace: 'param alertEmail =',
    by: "param alertMail = 'x'\nparam alertEmail =",
    finds: [{ sentence: 'There is no parameter alertMail in main.bicep.', at: 'param alertMail' }],
  },
  {
    breaks: 'an option out of its bounds',
    path: 'infra/main.bicepparam',
    replace: 'param alertEmail =',
    by: 'param options = {\n  SYNC_HOUR: 24\n}\nparam alertEmail =',
    finds: [{ sentence: 'In main.bicep, options.SYNC_HOUR is too small or too large.', at: 'param options' }],
  },
  {
    breaks: 'an option that does not exist',
    path: 'infra/main.bicepparam',
    replace: 'param alertEmail =',
    by: 'param options = {\n  SYNC_HOURS: 3\n}\nparam alertEmail =',
    finds: [{ sentence: 'In main.bicep, options has an unknown member SYNC_HOURS.', at: 'param options' }],
  },
  {
    breaks: 'a parameter file for another template',
    path: 'infra/main.bicepparam',
    replace: "using 'main.bicep'",
    by: "using 'other.bicep'",
    finds: [{ sentence: 'The parameter file uses no file that is here.' }],
  },
  {
    breaks: 'an alert of a severity that Azure does not have',
    path: 'infra/alerts.json',
    replace: `"severity": ${first.severity}`,
    by: '"severity": 5',
    finds: [
      {
        sentence: `Alert ${first.name}.severity is 5, which is not 0 | 1 | 2 | 3 | 4.`,
        at: `"name": "${first.name}"`,
      },
    ],
  },
  {
    breaks: 'two alerts of one name, of which Azure would keep one',
    path: 'infra/alerts.json',
    replace: `"name": "${second.name}"`,
    by: `"name": "${first.name}"`,
    finds: [{ sentence: `Alert ${first.name} is there twice.` }],
  },
  {
    breaks: 'an alert without a title',
    path: 'infra/alerts.json',
    replace: `"title": ${JSON.stringify(first.title)},`,
    by: '',
    finds: [{ sentence: `Alert ${first.name} has no title.`, at: `"name": "${first.name}"` }],
  },
];
