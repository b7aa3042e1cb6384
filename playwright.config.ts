import { defineConfig } from '@playwright/test';
import { chromium, firefox, shell } from './tests/support/browsers.ts';

const throttled = ['long-pastes', 'weight'].map((name) => `${name}.spec.ts`);

/** What a whole browser may do otherwise than its engine alone: clipboard, downloads, kept pages, paper, keys. */
const ofBrowser = ['copy', 'download', 'keyboard', 'offline', 'offline-foreign', 'print', 'reading'].map(
  (name) => `${name}.spec.ts`,
);

/** The built site in real browsers. `npm test` builds it first; alone: `npm test -- build`, then `npx playwright test --project=chromium`. */
export default defineConfig({
  testDir: 'tests/site',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  timeout: 60_000,
  // Generous, since other work may share the machine.
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: 'dot',
  use: { viewport: { width: 1440, height: 900 }, locale: 'en-GB', actionTimeout: 10_000 },
  projects: [
    { name: 'chromium', testIgnore: throttled, use: { browserName: 'chromium', launchOptions: chromium } },
    { name: 'shell', testIgnore: throttled, use: { browserName: 'chromium', ...shell } },
    // Where the whole browser is there, too, its engine alone does the rest.
    { name: 'engine', testIgnore: [...throttled, ...ofBrowser], use: { browserName: 'chromium', ...shell } },
    {
      name: 'browser',
      testMatch: ofBrowser,
      use: { browserName: 'chromium', launchOptions: chromium },
    },
    // What the engines may see differently; rules about one engine's figures stay with the first.
    {
      name: 'firefox',
      testMatch: [
        'back',
        'nested',
        'reading',
        'search',
        'values-borrowed',
        'values-kept',
        'values-lost',
        'variant',
      ].map((name) => `${name}.spec.ts`),
      use: { browserName: 'firefox', launchOptions: firefox },
    },
    // Measures time: alone on the machine, one worker.
    {
      name: 'weight',
      testMatch: throttled,
      fullyParallel: false,
      use: { browserName: 'chromium', launchOptions: chromium },
    },
  ],
});
