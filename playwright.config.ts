import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './packages/tooling/src/find-browser.ts'

/**
 * The browser journeys. No server is started here: a fixture in apps/e2e starts a practice server and a console for
 * each worker, from the built files, so that journeys never share a world.
 */
export default defineConfig({
  testDir: 'apps/e2e/src',
  outputDir: 'test-results',
  globalSetup: './packages/tooling/src/global-setup.ts',
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Patience for a busy machine, no measure: what is judged by time stands in the benchmarks.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  projects: [{ name: 'journeys' }],
  reporter: [['list'], ['json', { outputFile: 'reports/playwright.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    launchOptions: { executablePath: await findBrowser(), args: [...browserArguments] },
    // Without pictures, which would draw every frame of every test.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 800 },
  },
})
