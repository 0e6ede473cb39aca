import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { chromium as playwright } from '@playwright/test'

/** What a browser needs to run as root, in a container and on a closed network. */
export const browserArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Where a program lies on a search path such as `PATH`, or `undefined`. */
export function findOnPath(program: string, searchPath: string): string | undefined {
  return searchPath
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}

/**
 * The browser for tests and screenshots, in this order: `PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH`, a Chromium or Chrome on
 * `PATH`, Playwright's own download, the one that comes inside an npm package (Linux on x64 only). Throws when there is
 * none. Playwright itself reads no such variable and looks at no system browser.
 */
export async function findBrowser(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const named = environment.PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH
  if (named) {
    if (existsSync(named)) return named
    throw new Error(`PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH names ${named}, which does not exist.`)
  }
  for (const program of programs) {
    const found = findOnPath(program, environment.PATH ?? '')
    if (found) return found
  }
  if (existsSync(playwright.executablePath())) return playwright.executablePath()
  const packed = await unpackBrowser()
  if (packed) return packed
  throw new Error(
    'No browser was found. Install Chromium or Chrome, or name one in PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH.',
  )
}

const starts = (file: string) => spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0

/** Unpacks the browser of `@sparticuz/chromium`; where its system libraries are missing, it brings its own. */
async function unpackBrowser(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: packed } = await import('@sparticuz/chromium')
  const file = await packed.executablePath()
  if (starts(file)) return file
  const libraries = join(tmpdir(), 'al2023', 'lib')
  if (!existsSync(libraries)) unpackLibraries(join(tmpdir(), 'al2023'))
  process.env.LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':')
  return starts(file) ? file : undefined
}

function unpackLibraries(folder: string): void {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium')
  const archive = readFileSync(join(dirname(entry), '../../bin/al2023.tar.br'))
  mkdirSync(folder, { recursive: true })
  spawnSync('tar', ['-x', '-C', folder], { input: brotliDecompressSync(archive) })
}
