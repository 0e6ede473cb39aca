import { type CommandLine, CommandLineInvalid, parseCommandLine, usage } from './command-line.ts'
import { createSandbox, type ListeningSandbox } from './create-sandbox.ts'
import { practiceKey, practiceSecret } from './practice-key.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)
const complain = (line: string) => process.stderr.write(`${line}\n`)

async function start({ options, port, host, stopWithParent }: CommandLine): Promise<void> {
  const listening = await createSandbox(options).listen(port, host)
  const { key = practiceKey, secret = practiceSecret } = options
  say(`Practice server: ${listening.url} key ${key} secret ${secret}`)
  stopOnSignal(listening, stopWithParent)
}

function stopOnSignal(listening: ListeningSandbox, stopWithParent: boolean): void {
  const stop = () => {
    void listening.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  if (stopWithParent) process.stdin.once('close', stop).once('end', stop).resume()
}

/** Sentence for a start that failed; a taken port is the usual reason. */
function toSentence(error: unknown): string {
  const { code, port, message } = error as { code?: string; port?: number; message?: string }
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken. Choose another with --port, or --port 0 for any that is free.`
  }
  return message ?? String(error)
}

try {
  const commandLine = parseCommandLine(process.argv.slice(2))
  if (commandLine.help) say(usage)
  else await start(commandLine)
} catch (error) {
  complain(toSentence(error))
  if (error instanceof CommandLineInvalid) complain(usage)
  process.exitCode = 1
}
