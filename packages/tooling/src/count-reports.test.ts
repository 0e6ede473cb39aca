import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { countReportFile, summarize } from './count-reports.ts'

const folder = mkdtempSync(join(tmpdir(), 'count-reports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const plant = (name: string, report: unknown): string => {
  const file = join(folder, name)
  writeFileSync(file, typeof report === 'string' ? report : JSON.stringify(report))
  return file
}
const aVitestReport = (over: object = {}) => ({
  success: true,
  numPassedTests: 7,
  numFailedTests: 0,
  numPendingTests: 0,
  testResults: [],
  ...over,
})
const aPlaywrightReport = (stats: object = {}, errors: object[] = []) => ({
  stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
})
const check = {
  steps: [
    { name: 'format', passed: true, seconds: 1 },
    { name: 'types', passed: true, seconds: 2 },
  ],
}

describe('the closing line', () => {
  test('adds up the reports of all suites, each check as one test', () => {
    const files = [
      plant('check.json', check),
      plant('unit.json', aVitestReport()),
      plant('e2e.json', aPlaywrightReport()),
    ]
    const { lines, ok } = summarize(files)
    expect(lines.at(-1)).toBe('12 passed, 0 failed')
    expect(ok).toBe(true)
  })

  test('is a failure when one report is missing, although the others are well', () => {
    const files = [plant('unit.json', aVitestReport()), join(folder, 'nowhere.json')]
    const { lines, ok } = summarize(files)
    expect(lines.at(-1)).toBe('7 passed, 1 failed')
    expect(lines.join('\n')).toContain('there is no report')
    expect(ok).toBe(false)
  })

  test('is a failure when nothing was asked to be counted', () => {
    expect(summarize([])).toEqual({ lines: ['0 passed, 0 failed'], ok: false })
  })
})

describe('a report', () => {
  test('with a failed test counts it', () => {
    const report = aVitestReport({ success: false, numFailedTests: 2 })
    expect(countReportFile(plant('failed.json', report))).toMatchObject({ passed: 7, failed: 2 })
  })

  test('with a file that could not be loaded counts that file as failed', () => {
    const report = aVitestReport({
      success: false,
      testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }],
    })
    const count = countReportFile(plant('broken-file.json', report))
    expect(count).toMatchObject({ failed: 1, remarks: ['a.test.ts could not be run'] })
  })

  test('that says "not successful" without a failed test counts one failure', () => {
    const report = aVitestReport({ success: false })
    expect(countReportFile(plant('unsuccessful.json', report)).failed).toBe(1)
  })

  test('with a test that passed only when repeated counts it as failed', () => {
    const file = plant('flaky.json', aPlaywrightReport({ flaky: 1 }))
    expect(countReportFile(file)).toMatchObject({ passed: 3, failed: 1 })
  })

  test('of Playwright with an error outside of tests counts it as failed', () => {
    const file = plant('error.json', aPlaywrightReport({}, [{ message: 'no browser\nat x' }]))
    expect(countReportFile(file)).toMatchObject({ failed: 1, remarks: ['no browser'] })
  })

  test.each([
    ['vitest', aVitestReport({ numPassedTests: 0 })],
    ['Playwright', aPlaywrightReport({ expected: 0 })],
    ['Playwright, all skipped', aPlaywrightReport({ expected: 0, skipped: 4 })],
    ['check', { steps: [] }],
  ])('of %s in which no test has run is a failure', (_, report) => {
    const count = countReportFile(plant('empty.json', report))
    expect(count).toMatchObject({ passed: 0, failed: 1, remarks: ['no test has run'] })
  })

  test('skipped tests neither pass nor fail, and are named', () => {
    const file = plant('skipped.json', aPlaywrightReport({ skipped: 2 }))
    expect(countReportFile(file)).toMatchObject({ passed: 3, failed: 0, skipped: 2 })
  })

  test.each(['', '{', '{"other":1}'])('that is not one (%j) is a failure', (text) => {
    expect(countReportFile(plant('odd.json', text)).failed).toBe(1)
  })
})
