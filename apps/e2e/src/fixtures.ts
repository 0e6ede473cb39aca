import { test as base, expect, type Page } from '@playwright/test'
import { signInOverHttp, waitForDirectory } from './console-client.ts'
import { administrator, type Product, startProduct } from './product.ts'

/** What every journey may use. */
interface WorkerFixtures {
  /** A console and a practice server of this test worker's own, directory read. */
  readonly product: Product
}

interface TestFixtures {
  /** A page on the console's address, signed in; console errors fail the test. */
  readonly signedIn: Page
}

/** Chromium writes a line for every reply of 4xx; a refusal that the page puts into words is no error of the page. */
const refusal = /Failed to load resource: the server responded with a status of (409|413|422) /

/** Collects every console error and page error; a signed-in test fails when there is one. */
function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !refusal.test(message.text())) errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  return errors
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const product = await startProduct()
      await waitForDirectory(await signInOverHttp(product.console.url))
      await use(product)
      await product.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  signedIn: async ({ product, page }, use) => {
    const errors = watchErrors(page)
    await signInWithPage(page, product.console.url)
    await use(page)
    expect(errors, 'errors in the browser console').toEqual([])
  },
})

/** Signs in by the form, as a person does. */
export async function signInWithPage(page: Page, consoleUrl: string): Promise<void> {
  await page.goto(consoleUrl)
  await page.getByLabel('E-mail').fill(administrator.email)
  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
}

export { expect }
