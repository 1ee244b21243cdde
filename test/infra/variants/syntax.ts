import { main, modules, type Variant } from './variant';

export const syntax: readonly Variant[] = [
  {
    breaks: 'a string without an end',
    path: main,
    replace: "'func-outlook-${token}'",
    by: "'func-outlook-${token}",
    finds: [{ sentence: 'A string has no end.' }],
  },
  {
    breaks: 'an unknown escape',
    path: main,
    replace: "service: 'outlook-calendar'",
    by: "service: 'outlook\\qcalendar'",
    finds: [{ sentence: 'A string has an unknown escape.' }],
  },
  {
    breaks: 'a brace that is not closed',
    path: modules('vault'),
    replace: "    logAnalyticsDestinationType: 'Dedicated'\n    logs: [\n      {",
    by: "    logAnalyticsDestinationType: 'Dedicated'\n    logs: [\n      ",
    finds: [{ sentence: 'Here stands : where "," should.', at: "categoryGroup: 'audit'" }],
  },
  {
    breaks: 'two members on one line without a comma',
    path: modules('vault'),
    replace: "      family: 'A'\n      name: 'standard'",
    by: "      family: 'A' name: 'standard'",
    finds: [{ sentence: 'Here stands name where "," should.' }],
  },
  {
    breaks: 'a keyword that Bicep has, but that we do not use',
    path: main,
    replace: 'module monitoring ',
    by: 'extension monitoring ',
    finds: [{ sentence: '"extension" begins no statement that we use.' }],
  },
  {
    breaks: 'a resource without a version',
    path: main,
    replace: 'userAssignedIdentities@2024-11-30',
    by: 'userAssignedIdentities',
    finds: [{ sentence: 'Resource identity names no type with a version.' }],
  },
  {
    breaks: 'a statement that goes on where it should have ended',
    path: main,
    replace: "targetScope = 'resourceGroup'",
    by: "targetScope = 'resourceGroup' 'subscription'",
    finds: [{ sentence: 'A statement goes on where it should have ended.' }],
  },
  {
    breaks: 'a sign that Bicep does not know',
    path: main,
    replace: 'privateNetworking: privateNetworking',
    by: 'privateNetworking: ~privateNetworking',
    finds: [{ sentence: 'Bicep knows no sign "~".' }],
  },
];
