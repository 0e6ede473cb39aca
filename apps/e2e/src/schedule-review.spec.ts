import { listSchedules } from '@curator/console-contract/schedules'
import type { Browser, Page } from '@playwright/test'
import { signInOverHttp, waitForDirectory } from './console-client.ts'
import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

/** Somebody active who owns a few schedules that are on. */
async function findOwner(consoleUrl: string) {
  const call = await signInOverHttp(consoleUrl)
  const connectionId = await waitForDirectory(call)
  const query = {
    connectionId,
    ownerState: ['active'],
    isEnabled: ['yes'],
    sort: 'owner',
    pageSize: 200,
  }
  const { items } = await call(listSchedules, { query: query as never })
  const counts = new Map<string, number>()
  // In the order of owners the last one may go on behind the page.
  for (const { owner } of items) counts.set(owner.id, (counts.get(owner.id) ?? 0) + 1)
  const [ownerId] = [...counts].slice(0, -1).find(([, count]) => count >= 2 && count <= 4) ?? []
  const owner = items.find((schedule) => schedule.owner.id === ownerId)?.owner
  if (!owner) throw new Error('nobody owns two to four schedules')
  return owner
}

/** The owner answers the first schedule in a browser that knows nothing of the console; nothing else opens. */
async function answerByLink(browser: Browser, link: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  const form = page.getByRole('form').first()
  await expect(form).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
  await form.getByRole('button', { name: /What shall become of it$/ }).click()
  await page.getByRole('option', { name: 'Keep it', exact: true }).click()
  await form.getByRole('textbox', { name: /^Reason/ }).fill('The month’s figures come from it.')
  await form.getByRole('button', { name: 'Save the answer' }).click()
  await expect(page.getByText(/^1 of \d answered$/)).toBeVisible()
  await page.goto(new URL('/', link).href)
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await context.close()
}

async function expectLinkIsUsed(browser: Browser, link: string): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(link)
  await expect(page.getByText('This link can’t be used')).toBeVisible()
  await context.close()
}

/** Signs the stage that the dialog offers. */
async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign…' }).click()
  await page.getByRole('button', { name: 'Sign the decisions' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
}

test('a quarterly review goes from its start to the signed report', async ({
  signedIn: page,
  browser,
  product,
}) => {
  const owner = await findOwner(product.console.url)
  const at = `${product.console.url}/c/practice-server`
  await page.goto(`${at}/schedule-review/new?isEnabled=yes&ownerId=${owner.id}`)
  await expect(page.getByText(/^[2-4] schedules now$/)).toBeVisible()
  await page.getByRole('textbox', { name: 'Name' }).fill('Review Q4')
  await page.getByRole('button', { name: /Repeat$/ }).click()
  await page.getByRole('option', { name: 'Each quarter' }).click()
  await page.getByRole('button', { name: /No answer counts as$/ }).click()
  await page.getByRole('option', { name: 'Pause the schedule' }).click()
  await page.getByRole('button', { name: 'Make the draft' }).click()
  await page.getByRole('button', { name: 'Start the review' }).click()
  await expect(page.getByText('Owners (now)', { exact: false })).toBeVisible()
  const address = page.url()

  await page.getByRole('button', { name: 'Link for an owner…' }).click()
  await page.getByRole('button', { name: /For whom$/ }).click()
  await page.getByRole('option', { name: owner.name }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
  await page.getByRole('button', { name: 'Done' }).click()
  await answerByLink(browser, link)
  await expectLinkIsUsed(browser, link)

  await page.goto(address)
  await expect(page.getByText('The month’s figures come from it.', { exact: false })).toBeVisible()
  await page.getByRole('button', { name: 'Close the review…' }).click()
  await page.getByRole('button', { name: 'Close the review', exact: true }).click()
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await runPlan(page)

  await page.goto(address)
  await sign(page)
  await sign(page)
  await expect(page.getByText('Signed', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Report to print' }).click()
  await expect(page.getByText(/^[0-9a-f]{64}$/)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'The month’s figures' })).toBeVisible()
  await expect(page.getByText('Not signed')).toHaveCount(0)
  await page.goto(address)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Report', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Download XLSX' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.xlsx$/)
})
