/** Prints the path of the browser that tests will use; exit code 1 where there is none. Asked by `.ci/run`. */
import { findBrowser } from './find-browser.ts'

await findBrowser().then(console.log, (error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
