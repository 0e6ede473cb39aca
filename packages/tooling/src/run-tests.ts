/** `npm test`: builds what is missing, then every test from unit to browser. Both suites run, whatever the first says. */
import { ensureBuild } from './ensure-build.ts'
import { packageProgram, runCommand } from './run-command.ts'

await ensureBuild()
const unit = await runCommand(
  [
    ...packageProgram('vitest/vitest.mjs'),
    ...['run', '--config', 'packages/tooling/vitest.config.ts'],
  ],
  { VITEST_REPORT: 'reports/vitest.json' },
)
const browser = await runCommand([...packageProgram('@playwright/test/cli.js'), 'test'])
process.exitCode = unit === 0 && browser === 0 ? 0 : 1
