/**
 * `npm run check`: format, lint, types, import rules, dead code; and, where a Server's document stands beside the
 * repository, whether the contract fits it. The quickest step comes first and the first failure ends the run;
 * `-- --all` runs every step all the same. Writes `reports/check.json`.
 */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CheckReport } from './count-reports.ts'
import { packageProgram, root, runCommand } from './run-command.ts'

const workspaces = ['packages', 'apps']
  .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
  .filter((workspace) => existsSync(join(root, workspace, 'tsconfig.json')))

const tooling = 'packages/tooling'
/** What a recent Server says of itself; no part of the repository, so it may be absent. */
const serverDocument = join(root, '../shared/reference/server-v3.swagger.json')
const steps: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['file limits', [process.execPath, '--import', 'tsx', `${tooling}/src/check-file-limits.ts`]],
  ['manifests (sherif)', packageProgram('sherif/index.js')],
  ...(existsSync(serverDocument)
    ? [['conformance with a recent Server', conformanceWith(serverDocument)] as const]
    : []),
  [
    'format and lint (biome)',
    [...packageProgram('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'],
  ],
  [
    'import rules',
    [
      ...packageProgram('dependency-cruiser/bin/dependency-cruise.mjs'),
      ...['--config', `${tooling}/import-rules.config.js`, 'apps', 'packages'],
    ],
  ],
  ['dead code (knip)', [...packageProgram('knip/bin/knip.js'), '--no-progress']],
  ...workspaces.map(
    (workspace) =>
      [
        `types of ${workspace}`,
        [...packageProgram('typescript/bin/tsc'), '-p', workspace],
      ] as const,
  ),
  [
    'lint with types (eslint)',
    [
      ...packageProgram('eslint/bin/eslint.js'),
      ...['--config', `${tooling}/eslint.config.js`, '--max-warnings', '0', 'apps', 'packages'],
    ],
  ],
]

/** `npm run conformance -- FILE`: exit code 1 for a difference that nobody has explained. */
function conformanceWith(file: string): readonly string[] {
  return [process.execPath, '--import', 'tsx', 'packages/alteryx-contract/cli/conformance.ts', file]
}

const runsAll = process.argv.includes('--all')
const report: CheckReport = { steps: [] }
for (const [name, command] of steps) {
  const startedAt = performance.now()
  const code = await runCommand(command)
  const seconds = (performance.now() - startedAt) / 1000
  report.steps.push({ name, passed: code === 0, seconds })
  console.log(`${code === 0 ? 'passed' : 'FAILED'}  ${name}  ${seconds.toFixed(1)} s`)
  if (code !== 0 && !runsAll) break
}
mkdirSync(join(root, 'reports'), { recursive: true })
writeFileSync(join(root, 'reports/check.json'), JSON.stringify(report, null, 2))

const failed = report.steps.filter((step) => !step.passed)
if (failed.length > 0) {
  console.error(`check failed: ${failed.map((step) => step.name).join(', ')}`)
  process.exitCode = 1
}
