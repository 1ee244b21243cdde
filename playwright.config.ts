// The tests that need a browser. One Chromium, from npm or from the machine; nothing is downloaded.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/browser',
  testMatch: '**/*.spec.ts',
  globalSetup: './test/browser/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: '100%',
  reporter: 'line',
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: { locale: 'en-GB', timezoneId: 'Europe/Berlin', viewport: { width: 1280, height: 900 } },
});
