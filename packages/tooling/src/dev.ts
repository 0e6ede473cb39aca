/**
 * `npm run dev`: the BFF with reload on 4000 (it starts the practice server itself when no Server is configured) and
 * the SPA with reload on 5173, which people open. SIGINT and SIGTERM stop both; when one ends, so does the other.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { packageProgram, root } from './run-command.ts'

const publicUrl = 'http://127.0.0.1:5173'
const commands: readonly (readonly string[])[] = [
  [...packageProgram('tsx/dist/cli.mjs'), 'watch', '--clear-screen=false', 'apps/bff/src/main.ts'],
  [
    ...packageProgram('vite/bin/vite.js'),
    ...['--config', 'apps/web/vite.config.ts', '--host', '127.0.0.1', '--clearScreen', 'false'],
  ],
]

const running = new Set<ChildProcess>()
function stop(): void {
  for (const child of running) child.kill('SIGTERM')
}

for (const [program = '', ...args] of commands) {
  const child = spawn(program, args, {
    cwd: root,
    // Watchers read keys from a terminal and would stop at its end; nobody types here.
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { CONSOLE_PUBLIC_URL: publicUrl, ...process.env },
  })
  running.add(child)
  child.once('close', (code) => {
    running.delete(child)
    process.exitCode ||= code ?? 0
    stop()
  })
}
process.on('SIGINT', stop).on('SIGTERM', stop)
console.log(`Open ${publicUrl}`)
