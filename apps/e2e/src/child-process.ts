import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A started program: the line it was waited for, everything it printed, and how to end it. */
export interface Program {
  readonly child: ChildProcess
  /** The text behind the awaited prefix. */
  readonly announced: string
  /** All lines so far, both streams. */
  readonly lines: readonly string[]
  /** Resolves with the text behind `prefix` as soon as a line has it. */
  waitFor(prefix: string): Promise<string>
  /** SIGTERM, then waits for the exit code. */
  stop(): Promise<number | null>
}

/** What to start and how. */
export interface ProgramOptions {
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Beginning of the line that says the program is ready. */
  readonly readyPrefix: string
  readonly timeoutMs?: number
}

/** Starts a program and waits until it says that it is ready; rejects with its output when it ends or stays silent. */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const child = spawn(options.command, options.args, {
    env: { ...process.env, ...options.env },
    ...(options.cwd ? { cwd: options.cwd } : {}),
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const waiters = new Set<() => void>()
  const record = (line: string) => {
    lines.push(line)
    for (const wake of waiters) wake()
  }
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', record)
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  void ended.then(() => record(''))

  const waitFor = (prefix: string) =>
    new Promise<string>((resolve, reject) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer)
        waiters.delete(look)
        settle()
      }
      const fail = (why: string) =>
        finish(() =>
          reject(new Error(`${options.args.join(' ')} ${why}\n${lines.slice(-40).join('\n')}`)),
        )
      const timer = setTimeout(
        () => fail(`did not print "${prefix}" in time`),
        options.timeoutMs ?? 60_000,
      )
      const look = () => {
        const line = lines.find((text) => text.startsWith(prefix))
        if (line !== undefined) finish(() => resolve(line.slice(prefix.length).trim()))
        else if (child.exitCode !== null || child.signalCode !== null) fail('ended')
      }
      waiters.add(look)
      look()
    })

  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    return ended
  }
  try {
    return { child, announced: await waitFor(options.readyPrefix), lines, waitFor, stop }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}
