import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** The repository's root, where every tool is started. */
export const root = join(import.meta.dirname, '../../..')

/** A program of an npm package, started with this Node and without a shell. `file` is below `node_modules`. */
export const packageProgram = (file: string): readonly [string, string] => [
  process.execPath,
  join(root, 'node_modules', file),
]

/**
 * Runs a command at the root with this terminal and answers its exit code; 1 when it could not start or was ended by a
 * signal. SIGINT and SIGTERM are passed on, and the command is waited for.
 */
export async function runCommand(
  command: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<number> {
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  const pass = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGINT', pass).on('SIGTERM', pass)
  try {
    return await new Promise<number>((resolve) => {
      child.once('error', (error) => {
        console.error(`${program} could not start: ${error.message}`)
        resolve(1)
      })
      child.once('close', (code) => resolve(code ?? 1))
    })
  } finally {
    process.off('SIGINT', pass).off('SIGTERM', pass)
  }
}
