/**
 * The one test run of the repository. From the root:
 *
 *   npx vitest run --config packages/tooling/vitest.config.ts                     everything
 *   npx vitest run --config packages/tooling/vitest.config.ts apps/bff/src/plans  what stands below a path
 *
 * Three projects: `packages`, `bff` with a store, and `web`, the SPA in a simulated browser. Only files in `src` and
 * `testing` are looked at, so that compiled copies never run. `VITEST_REPORT=reports/vitest.json` adds the JSON report
 * that `src/count-reports.ts` counts; a run of a part leaves it alone.
 */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Starts one embedded PostgreSQL for the whole run, so that test files only create databases in it. */
const storeSetup = `${root}apps/bff/testing/global-setup.ts`
const webSetup = `${root}apps/web/src/testing/setup.ts`

const node = { environment: 'node', testTimeout: 15_000, hookTimeout: 60_000 } as const

export default defineConfig({
  root,
  test: {
    reporters: ['default', ...(process.env.VITEST_REPORT ? ['json' as const] : [])],
    outputFile: { json: process.env.VITEST_REPORT ?? '' },
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        root,
        test: { ...node, name: 'packages', include: ['packages/*/{src,testing}/**/*.test.ts'] },
      },
      {
        root,
        test: {
          ...node,
          name: 'bff',
          include: ['apps/bff/{src,testing}/**/*.test.ts'],
          globalSetup: existsSync(storeSetup) ? [storeSetup] : [],
        },
      },
      {
        root,
        test: {
          name: 'web',
          environment: 'happy-dom',
          include: ['apps/web/{src,testing}/**/*.test.{ts,tsx}'],
          setupFiles: existsSync(webSetup) ? [webSetup] : [],
          testTimeout: 15_000,
        },
      },
    ],
  },
})
