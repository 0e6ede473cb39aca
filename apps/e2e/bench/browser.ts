import { browserArguments, findBrowser } from '@curator/tooling/find-browser'
import { type Browser, chromium, type Page } from '@playwright/test'
import { administrator } from '../src/product.ts'

/** The same Chromium as the journeys use. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: [...browserArguments] })
}

/** Signs in by the form and waits until the frame of the console stands. */
export async function signIn(page: Page, consoleUrl: string): Promise<void> {
  await page.goto(consoleUrl)
  await page.getByLabel('E-mail').fill(administrator.email)
  await page.getByLabel('Password', { exact: true }).fill(administrator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: /^Account of/ }).waitFor()
}
