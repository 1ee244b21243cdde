// `npm run shots`: pictures of every state, in both themes and languages, into shots/, to be looked at.
import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

export default defineConfig(tests, { testDir: 'test/browser/shots', testMatch: '**/*.shots.ts' });
