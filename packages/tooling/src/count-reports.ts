import { readFileSync } from 'node:fs'

/** What `npm run check` leaves: each step counts as one test. */
export interface CheckReport {
  readonly steps: { readonly name: string; readonly passed: boolean; readonly seconds: number }[]
}

/** What one suite's report adds up to. `remarks` say why something counts as failed that is no failed test. */
export interface SuiteCount {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly remarks: readonly string[]
}

interface VitestReport {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests?: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
  readonly errors?: readonly { readonly message?: string }[]
}

/** Counts the text of a report of vitest, of Playwright or of `npm run check`; throws when it is none of them. */
function countReport(text: string): SuiteCount {
  const report = JSON.parse(text) as CheckReport | VitestReport | PlaywrightReport
  if ('steps' in report) return countCheck(report)
  if ('stats' in report) return countPlaywright(report)
  if ('testResults' in report) return countVitest(report)
  throw new TypeError('not a report of vitest, Playwright or check')
}

function countCheck({ steps }: CheckReport): SuiteCount {
  const passed = steps.filter((step) => step.passed).length
  return { passed, failed: steps.length - passed, skipped: 0, remarks: [] }
}

function countVitest(report: VitestReport): SuiteCount {
  // A file that can't be loaded has failed although none of its tests has.
  const broken = report.testResults.filter(
    (file) =>
      file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  )
  const remarks = broken.map((file) => `${file.name} could not be run`)
  let failed = report.numFailedTests + broken.length
  if (!report.success && failed === 0) {
    failed = 1
    remarks.push('vitest reports an error outside of its tests')
  }
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0)
  return { passed: report.numPassedTests, failed, skipped, remarks }
}

function countPlaywright({ stats, errors = [] }: PlaywrightReport): SuiteCount {
  const remarks = errors.map((error) => error.message?.split('\n')[0] ?? 'an error without a text')
  if (stats.flaky > 0) remarks.push(`${stats.flaky} passed only when repeated`)
  const failed = stats.unexpected + stats.flaky + errors.length
  return { passed: stats.expected, failed, skipped: stats.skipped, remarks }
}

/** Reads and counts a report file. A missing, unreadable or empty report counts as one failure. */
export function countReportFile(file: string): SuiteCount {
  const broken = (remark: string): SuiteCount => ({
    passed: 0,
    failed: 1,
    skipped: 0,
    remarks: [remark],
  })
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return broken('there is no report')
  }
  try {
    const count = countReport(text)
    return count.passed + count.failed > 0 ? count : broken('no test has run')
  } catch (error) {
    return broken(`the report can’t be read: ${String(error)}`)
  }
}

/** One line per suite, then the closing line `N passed, N failed`. `ok` only when something passed and nothing failed. */
export function summarize(files: readonly string[]): { lines: string[]; ok: boolean } {
  const counts = files.map((file) => [file, countReportFile(file)] as const)
  const lines = counts.flatMap(([file, count]) => [
    `${file}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`,
    ...count.remarks.map((remark) => `  ${remark}`),
  ])
  const passed = counts.reduce((sum, [, count]) => sum + count.passed, 0)
  const failed = counts.reduce((sum, [, count]) => sum + count.failed, 0)
  lines.push(`${passed} passed, ${failed} failed`)
  return { lines, ok: passed > 0 && failed === 0 }
}
