import type { Page } from '@playwright/test'
import { signInOverHttp, waitForDirectory } from '../src/console-client.ts'
import { startProduct } from '../src/product.ts'
import { launchBrowser, signIn } from './browser.ts'
import { report } from './report.ts'

const scheduleCount = 5_000
const pictureLimitMs = 500
const rounds = 7
const dayMs = 86_400_000
/** At first a third of a million runs are forecast by the practice server, on the same machine. */
const firstTimeoutMs = 120_000

/** What is pressed beside the agenda, and what stands there once the picture is drawn. */
const pictures = [
  { name: 'month', role: 'tab', text: 'Month', drawn: '[role="grid"] td [data-place]' },
  { name: 'heat map', role: 'tab', text: 'Heat map', drawn: '[role="grid"] td [data-place]' },
  { name: 'findings', role: 'link', text: 'Findings', drawn: '[role="row"] [data-row="0"] a' },
] as const

/**
 * 5,000 schedules on the practice server: time from the press to the picture of a month, of the heat map and of the
 * findings, each against the limit of half a second. The directory is warm: it has been read and each picture was seen
 * once; what that first time took is printed beside. The page is loaded anew each time, so that it knows nothing yet.
 */
export async function benchSchedulesPage(): Promise<boolean> {
  const product = await startProduct([
    '--world',
    'busy-server',
    '--schedules',
    String(scheduleCount),
  ])
  const browser = await launchBrowser()
  try {
    await waitForDirectory(await signInOverHttp(product.console.url))
    const page = await browser.newPage({ viewport: { width: 1_440, height: 900 } })
    await signIn(page, product.console.url)
    // Days that lie wholly ahead: what is over is not forecast.
    const day = new Date(Date.now() + 2 * dayMs).toISOString().slice(0, 10)
    const from = `${product.console.url}/c/practice-server/schedules/calendar?view=agenda&day=${day}`
    const results: boolean[] = []
    for (const picture of pictures) {
      const firstMs = await openPicture(page, from, picture)
      const tookMs: number[] = []
      for (let round = 0; round < rounds; round += 1)
        tookMs.push(await openPicture(page, from, picture))
      tookMs.sort((one, other) => one - other)
      const medianMs = tookMs[Math.floor(rounds / 2)] as number
      process.stdout.write(`schedules-page: ${picture.name} ${Math.round(firstMs)} ms at first\n`)
      // As in the other benchmarks of a limit: 1 and more is within it.
      const name = `schedules-page ${picture.name} limit`
      results.push(report(name, pictureLimitMs, 'ms', 'median', medianMs, 1))
    }
    return results.every(Boolean)
  } finally {
    await browser.close()
    await product.stop()
  }
}

/** Milliseconds from the press to the end of the first frame with the picture. */
async function openPicture(
  page: Page,
  from: string,
  { drawn, role, text }: (typeof pictures)[number],
): Promise<number> {
  await page.goto(from)
  await page.getByRole('tabpanel').getByRole('region').first().waitFor({ timeout: firstTimeoutMs })
  await page.evaluate(watchScript(drawn))
  await page.getByRole(role, { name: text, exact: true }).click()
  const took = await page.waitForFunction(
    () => Reflect.get(window, 'pictureMs') as number,
    undefined,
    { timeout: firstTimeoutMs },
  )
  return took.jsonValue()
}

/** Keeps the time from the next press to the first frame in which the selector finds something with text. */
const watchScript = (selector: string) => `
  addEventListener('pointerdown', () => {
    const pressedMs = performance.now()
    new MutationObserver((changes, observer) => {
      if (!document.querySelector(${JSON.stringify(selector)})?.textContent?.trim()) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => { window.pictureMs = performance.now() - pressedMs }
        port2.postMessage(0)
      })
    }).observe(document, { childList: true, subtree: true, characterData: true })
  }, { capture: true, once: true })`
