/** `npm run build` builds everything; with `--stale`, as `npm start` does, only what is missing or out of date. */
import { ensureBuild } from './ensure-build.ts'

await ensureBuild({ all: !process.argv.includes('--stale') }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
