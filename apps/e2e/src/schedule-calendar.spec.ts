import type { Locator } from '@playwright/test'
import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

const dayMs = 86_400_000

/** A work day that lies wholly ahead, in every zone: the forecast knows nothing of what is over. */
function nextTuesday(): string {
  const soon = new Date(Date.now() + 2 * dayMs)
  const days = (9 - soon.getUTCDay()) % 7
  return new Date(soon.getTime() + days * dayMs).toISOString().slice(0, 10)
}

/** How many are at work in an hour at the most, as its mark says. */
async function atWorkIn(mark: Locator): Promise<number> {
  const words = await mark.getAttribute('aria-label')
  return Number(/at most (\d+) at work/.exec(words ?? '')?.[1])
}

test('a curator flattens the peak at 06:00', async ({ signedIn: page }) => {
  await page.getByRole('link', { name: 'Calendar' }).click()
  await page.getByRole('tab', { name: 'Load' }).click()
  const zone = page.getByRole('combobox', { name: 'Days and hours in' })
  await chooseOption(zone, 'Europe/Berlin')
  await page.getByLabel('Day', { exact: true }).fill(nextTuesday())
  await expect(page).toHaveURL(/view=load.*day=.*zone=Europe%2FBerlin/)
  const address = page.url()

  // Most schedules have no worker tag; they pile up at six.
  const load = page.getByRole('region', { name: 'Load of No worker tag' })
  const peak = load.getByRole('button', { name: /^Peak: \d+ at once, .* 06:00$/ })
  const atSix = load.getByRole('button', { name: /^06:00:/ })
  await expect(peak).toBeVisible()
  const before = await atWorkIn(atSix)
  await peak.click()
  const behind = page.getByRole('dialog')
  await expect(behind.getByRole('link').first()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'What if…' }).click()
  await page.getByRole('button', { name: 'Propose moves' }).click()
  const row = page
    .getByRole('region', { name: 'Peak of each worker tag' })
    .getByRole('row', { name: /No worker tag/ })
  await expect(row).toContainText(`${before} at once`)
  await expect(row).toContainText(/\d+ fewer/)
  await page.getByText('Include schedules whose rule is only inferred').click()
  await page.getByRole('button', { name: /^Plan to move \d+ schedules?$/ }).click()

  await expect(page.getByRole('grid')).toBeVisible()
  await runPlan(page)
  await page.goto(address)
  await expect(atSix).toBeVisible()
  expect(await atWorkIn(atSix)).toBeLessThan(before)
  await expect(load.getByRole('button', { name: /^Peak: / })).not.toContainText(`${before} at once`)
})
