import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import importRules from '../import-rules.config.js'

const root = join(import.meta.dirname, '../../..')

/** What is planted for a rule: one file that breaks it, and the file it reaches for where the tree may hold none. */
interface Planted {
  readonly file: string
  readonly imports: string
  readonly target?: string
}

const feature = 'apps/web/src/features/planted-one'
const planted: Record<string, Planted> = {
  'web-never-sees-alteryx': {
    file: 'apps/web/src/lib/planted-a.ts',
    imports: '@curator/alteryx-contract/registry',
  },
  'web-runs-in-a-browser': {
    file: 'apps/web/src/api/planted-b.ts',
    imports: '@curator/endpoint/express',
  },
  'web-never-sees-node': { file: 'apps/web/src/lib/planted-c.ts', imports: 'node:fs' },
  'alteryx-wire-stays-in-alteryx': {
    file: 'apps/bff/src/features/planted/planted-d.service.ts',
    imports: '@curator/alteryx-contract/registry',
  },
  'undici-only-in-alteryx': { file: 'apps/bff/src/plans/planted-e.ts', imports: 'undici' },
  'nodemailer-only-in-notifications': {
    file: 'apps/bff/src/plans/planted-mail.ts',
    imports: 'nodemailer',
  },
  'sandbox-only-in-tests': {
    file: 'apps/bff/src/planted-f.ts',
    imports: '@curator/alteryx-sandbox/world',
  },
  'sandbox-never-sees-console-wire': {
    file: 'packages/alteryx-sandbox/src/planted-g.ts',
    imports: '@curator/console-contract/users',
  },
  'features-do-not-import-features': {
    file: `${feature}/planted-h.ts`,
    imports: '../planted-two/planted.ts',
    target: 'apps/web/src/features/planted-two/planted.ts',
  },
  'features-do-not-import-app': {
    file: `${feature}/planted-i.ts`,
    imports: '../../app/planted.ts',
    target: 'apps/web/src/app/planted.ts',
  },
  'shared-rooms-serve-features': {
    file: 'apps/web/src/saved-views/planted-s.tsx',
    imports: '../features/planted/planted.ts',
    target: 'apps/web/src/features/planted/planted.ts',
  },
  'ui-and-lib-know-no-domain': {
    file: 'apps/web/src/ui/planted-j.tsx',
    imports: '@curator/console-contract/users',
  },
  'api-knows-no-screen': {
    file: 'apps/web/src/api/planted-k.ts',
    imports: '../ui/planted.tsx',
    target: 'apps/web/src/ui/planted.tsx',
  },
  'only-queries-call-the-api': {
    file: `${feature}/planted-l-page.tsx`,
    imports: '../../api/client.ts',
    target: 'apps/web/src/api/client.ts',
  },
  'express-only-at-the-edge': {
    file: 'apps/bff/src/features/planted/planted-m.service.ts',
    imports: 'express',
  },
  'pure-files-do-no-io': {
    file: 'apps/bff/src/features/planted/planted-n-plan.ts',
    imports: 'node:fs/promises',
  },
  'core-imports-core': {
    file: 'apps/bff/src/core/planted-o.ts',
    imports: '../store/planted.ts',
    target: 'apps/bff/src/store/planted.ts',
  },
  'rooms-do-not-import-features': {
    file: 'apps/bff/src/plans/planted-p.ts',
    imports: '../features/planted/planted.ts',
    target: 'apps/bff/src/features/planted/planted.ts',
  },
  'contracts-know-no-express-react': {
    file: 'packages/console-contract/src/planted-q.ts',
    imports: '@curator/endpoint/client',
  },
  'contracts-and-kernel-never-see-node': {
    file: 'packages/alteryx-contract/src/planted-r.ts',
    imports: 'node:crypto',
  },
  'contracts-stand-alone': {
    file: 'packages/console-contract/src/planted-s.ts',
    imports: '@curator/alteryx-contract/registry',
  },
  'endpoint-knows-nothing-of-us': {
    file: 'packages/endpoint/src/planted-t.ts',
    imports: '@curator/console-contract/users',
  },
  'endpoint-has-one-express-file': {
    file: 'packages/endpoint/src/planted-u.ts',
    imports: 'express',
  },
  'apps-are-not-imported': {
    file: 'apps/e2e/src/planted-v.ts',
    imports: '../../web/src/ui/planted.tsx',
    target: 'apps/web/src/ui/planted.tsx',
  },
  'packages-by-name': {
    file: 'apps/bff/src/planted-w.ts',
    imports: '../../../packages/endpoint/src/problem.ts',
  },
  'product-never-imports-tests': {
    file: 'apps/bff/src/planted-x.ts',
    imports: '../testing/planted.ts',
    target: 'apps/bff/testing/planted.ts',
  },
  'imports-resolve': { file: 'apps/bff/src/planted-y.ts', imports: './nowhere.ts' },
  'no-cycles': {
    file: 'apps/bff/src/planted-z.ts',
    imports: './planted-zz.ts',
    target: 'apps/bff/src/planted-zz.ts',
  },
}

interface Report {
  readonly summary: {
    readonly totalCruised: number
    readonly violations: readonly { readonly from: string; readonly rule: { name: string } }[]
  }
  readonly modules: readonly {
    readonly source: string
    readonly dependencies: readonly { readonly resolved: string }[]
  }[]
}

let scratch: string
let report: Report

/** Sources and manifests are copied; npm packages are linked, and our own links point into the copy. */
async function makeScratchCopy(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), 'import-rules-'))
  for (const folder of ['apps', 'packages']) {
    await cp(join(root, folder), join(copy, folder), {
      recursive: true,
      filter: (path) => !/\/(node_modules|dist|data)(\/|$)/.test(relative(root, path)),
    })
  }
  for (const file of ['package.json', 'tsconfig.base.json']) {
    await cp(join(root, file), join(copy, file))
  }
  await mkdir(join(copy, 'node_modules/@curator'), { recursive: true })
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name.startsWith('.') || name === '@curator') continue
    await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name))
  }
  for (const name of await readdir(join(root, 'packages'))) {
    await symlink(join(copy, 'packages', name), join(copy, 'node_modules/@curator', name))
  }
  return copy
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(scratch, file)), { recursive: true })
  await writeFile(join(scratch, file), text)
}

async function cruise(): Promise<Report> {
  const run = promisify(execFile)
  const command = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(root, 'packages/tooling/import-rules.config.js')
  const args = [command, '--config', config, '--output-type', 'json', 'apps', 'packages']
  // A report with violations comes with exit code 1 or more; its text counts, not the code.
  const { stdout } = await run(process.execPath, args, {
    cwd: scratch,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error)
  return JSON.parse(stdout) as Report
}

beforeAll(async () => {
  scratch = await makeScratchCopy()
  for (const { target } of Object.values(planted)) {
    if (target) await write(target, 'export const planted = 1\n')
  }
  for (const { file, imports } of Object.values(planted)) {
    await write(file, `export * as planted from '${imports}'\n`)
  }
  await write('apps/bff/src/planted-zz.ts', `export * as planted from './planted-z.ts'\n`)
  report = await cruise()
}, 60_000)

afterAll(() => rm(scratch, { recursive: true, force: true }))

describe('the import rules', () => {
  test('read the sources of every workspace', () => {
    expect(report.summary.totalCruised).toBeGreaterThan(50)
    const workspaces = new Set(report.modules.map((module) => module.source.split('/')[1]))
    expect([...workspaces]).toEqual(
      expect.arrayContaining(['bff', 'web', 'e2e', 'endpoint', 'alteryx-sandbox']),
    )
  })

  test('follow imports across packages to the source file', () => {
    const operation = report.modules.find(
      (module) => module.source === 'packages/alteryx-contract/src/operation.ts',
    )
    expect(operation?.dependencies.map((dependency) => dependency.resolved)).toContain(
      'packages/endpoint/src/endpoint.ts',
    )
  })

  test('have one planted violation each', () => {
    const names = importRules.forbidden.map((rule) => rule.name)
    expect(Object.keys(planted).sort()).toEqual(names.sort())
  })

  test.each(Object.entries(planted))('%s is reported for what breaks it', (name, { file }) => {
    const found = report.summary.violations.filter((violation) => violation.rule.name === name)
    expect(found.map((violation) => violation.from)).toContain(file)
  })
})
