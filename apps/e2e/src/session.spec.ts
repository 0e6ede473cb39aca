import { expect, test } from '@playwright/test'
import { expectNoViolations } from './axe.ts'
import { signInWithPage } from './fixtures.ts'
import { type ConsoleProcess, startConsole, startProduct } from './product.ts'

test.describe('a fresh console', () => {
  let console: ConsoleProcess
  let link: string
  test.beforeAll(async () => {
    console = await startConsole({ CONSOLE_PRACTICE: 'on' })
    link = await console.program.waitFor('Sign-in link:')
  })
  test.afterAll(() => console.stop())

  test('prints a one-time link that leads to the practice server and its 500 users', async ({
    page,
  }) => {
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Set up the console' })).toBeVisible()
    await expectNoViolations(page)
    await page.getByLabel('Name').fill('Ada Lopez')
    await page.getByLabel('E-mail').fill('ada@example.test')
    await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: /^Create/ }).click()
    await expect(page.getByRole('heading', { name: 'Users', level: 1 })).toBeVisible()
    await expect(page.getByText('Practice server').first()).toBeVisible()
    await expect(page.getByText('Practice', { exact: true })).toBeVisible()
    await expect(page.getByText(/^500 users on/)).toBeVisible()
    await expect(page.getByRole('link', { name: 'Onboard users' })).toBeVisible()
  })

  test('takes the link only once', async ({ page }) => {
    await page.goto(link)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  })
})

test('a person signs in, signs out, and a wrong password says so', async ({ page }) => {
  const product = await startProduct(['--world', 'small-team'])
  try {
    await page.goto(product.console.url)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expectNoViolations(page)
    await page.getByLabel('E-mail').fill('ada@example.test')
    await page.getByLabel('Password', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('E-mail or password is wrong.')).toBeVisible()
    await expectNoViolations(page)
    await signInWithPage(page, product.console.url)
    await page.getByRole('button', { name: /Administrator|Account/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await page.goto(`${product.console.url}/runs`)
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  } finally {
    await product.stop()
  }
})
