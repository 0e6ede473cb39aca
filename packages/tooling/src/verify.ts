/**
 * `npm run verify`: what `.ci/run` runs once everything is installed. Every check, then every test, then the closing
 * line counted from the reports they left; an old report never stands in for one that was not written.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { summarize } from './count-reports.ts'
import { root, runCommand } from './run-command.ts'

const reports = ['reports/check.json', 'reports/vitest.json', 'reports/playwright.json']
for (const report of reports) rmSync(join(root, report), { force: true })

const scripts = [
  ['--import', 'tsx', 'packages/tooling/src/check.ts', '--all'],
  ['--import', 'tsx', 'packages/tooling/src/run-tests.ts'],
]
const codes: number[] = []
for (const script of scripts) codes.push(await runCommand([process.execPath, ...script]))

process.chdir(root)
const { lines, ok } = summarize(reports)
if (ok && codes.some((code) => code !== 0)) {
  console.log(
    '\nThe reports look well, but a command ended with an error. Look above for “Unhandled”.',
  )
}
console.log(`\n${lines.join('\n')}`)
// A run that ended badly although its report looks well is still a failed run. 2 says that the line above was printed.
process.exitCode = ok && codes.every((code) => code === 0) ? 0 : 2
