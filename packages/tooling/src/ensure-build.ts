import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { packageProgram, root, runCommand } from './run-command.ts'

/** What is built: its settings, the file that tells when it was last built, and what it is built from. */
interface Build {
  readonly name: string
  readonly config: string
  readonly output: string
  readonly sources: readonly string[]
}

const shared = ['packages/endpoint/src', 'packages/console-contract/src', 'package-lock.json']
const builds: readonly Build[] = [
  {
    name: 'the pages',
    config: 'apps/web/vite.config.ts',
    output: 'apps/web/dist/index.html',
    sources: ['apps/web', ...shared],
  },
  {
    name: 'the server',
    config: 'apps/bff/vite.config.ts',
    output: 'apps/bff/dist/main.js',
    sources: [
      'apps/bff/src',
      'apps/bff/vite.config.ts',
      'packages/alteryx-contract/src',
      'packages/alteryx-sandbox/src',
      ...shared,
    ],
  },
]

/** Newest change below a file or folder, ms since the epoch; built files and packages do not count, absent is 0. */
function readChangedMs(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isDirectory()) return stat?.mtimeMs ?? 0
  const inside = readdirSync(path)
    .filter((name) => name !== 'dist' && name !== 'node_modules')
    .map((name) => readChangedMs(join(path, name)))
  return Math.max(0, ...inside)
}

/** Whether `output` is missing below `base` or older than one of its sources. */
export function isStale(base: string, output: string, sources: readonly string[]): boolean {
  const file = join(base, output)
  if (!existsSync(file)) return true
  const builtMs = statSync(file).mtimeMs
  return sources.some((source) => readChangedMs(join(base, source)) > builtMs)
}

/** Builds what is missing or older than its sources, or everything; throws when a build fails. */
export async function ensureBuild(options: { readonly all?: boolean } = {}): Promise<void> {
  for (const { name, config, output, sources } of builds) {
    if (!options.all && !isStale(root, output, sources)) continue
    console.log(`Building ${name} ...`)
    const vite = [...packageProgram('vite/bin/vite.js'), 'build', '--config', config]
    const code = await runCommand([...vite, '--logLevel', 'warn'])
    if (code !== 0) throw new Error(`Building ${name} failed; the reason stands above.`)
  }
}
