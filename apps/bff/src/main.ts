import { fileURLToPath } from 'node:url'
import { ConfigError, loadConfig } from './config.ts'
import { startConsole } from './start-console.ts'
import { StoreStartError } from './store/store-failure.ts'

/** Exit codes: 0 stopped as asked, 1 could not start or go on. */
async function main(): Promise<void> {
  const config = loadConfig()
  const running = await startConsole(config, {
    pagesFolder: fileURLToPath(new URL('../../web/dist', import.meta.url)),
    say: (line) => console.log(line),
  })
  let isStopping = false
  const stop = (exitCode: number) => {
    if (isStopping) process.exit(1) // Asked twice: what is not finished is taken up at the next start.
    isStopping = true
    process.exitCode = exitCode
    void running.stop().then(
      () => process.exit(exitCode),
      () => process.exit(1),
    )
  }
  process.on('SIGINT', () => stop(0))
  process.on('SIGTERM', () => stop(0))
  process.on('unhandledRejection', (error) => running.log.error({}, 'Unhandled rejection', error))
  process.on('uncaughtException', (error) => {
    running.log.error({}, 'Unexpected error, stopping', error)
    stop(1)
  })
}

/** Sentences for the usual reasons; anything else with its stack, for a report. */
function explain(error: unknown): string {
  if (error instanceof ConfigError || error instanceof StoreStartError) return error.message
  if (!(error instanceof Error)) return String(error)
  const { code, port } = error as NodeJS.ErrnoException & { port?: number }
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use. Stop what uses it, or set PORT to another one.`
  if (code === 'EACCES')
    return `The console may not listen on port ${port}. Set PORT to one above 1023.`
  return error.stack ?? error.message
}

await main().catch((error: unknown) => {
  console.error(`Curator Console can't start. ${explain(error)}`)
  process.exit(1)
})
