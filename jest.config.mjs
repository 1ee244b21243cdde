import { availableParallelism } from 'node:os';

export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    '^.+\\.(ts|js|mjs)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } },
    ],
  },
  // jose, ical.js and croner ship ES modules only, which jest's own loader does not take.
  transformIgnorePatterns: ['/node_modules/(?!(jose|ical\\.js|croner)/)'],
  // Many tests wait for processes and servers more than they compute.
  maxWorkers: Math.max(3, availableParallelism()),
  testTimeout: 60_000,
};
