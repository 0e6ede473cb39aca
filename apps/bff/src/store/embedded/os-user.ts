import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Numbers of the user that PostgreSQL runs as. */
export interface OsUser {
  readonly uid: number
  readonly gid: number
}

/** PostgreSQL refuses to run as root: as root it runs as `nobody`, else (undefined) as the user of this process. */
export function findServerUser(): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  try {
    const fields = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
    if (fields) return { uid: Number(fields[1]), gid: Number(fields[2]) }
  } catch {
    // No such file: the numbers every distribution uses.
  }
  return { uid: 65_534, gid: 65_534 }
}

/** Whether the user may enter a folder. Asked of the system itself, so that access lists count too. */
export function canEnter(folder: string, user: OsUser | undefined): boolean {
  const done = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, stdio: 'ignore' })
  return done.status === 0
}

/** Whether the user may run a program; answers what it printed when it failed. */
export function tryProgram(
  program: string,
  user: OsUser | undefined,
): { readonly ok: boolean; readonly reason: string } {
  const done = spawnSync(program, ['--version'], { ...user, encoding: 'utf8', env: {} })
  const reason = done.error?.message ?? done.stderr.trim()
  return { ok: done.status === 0, reason: reason || `exit code ${done.status}` }
}
