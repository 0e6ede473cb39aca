import type { Page } from '@playwright/test'
import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import type { Product } from './product.ts'
import { runPlan } from './run-plan.ts'

type PracticeUser = { readonly id: string; readonly timeZone: string; readonly isActive: boolean }

async function findUser(product: Product, email: string): Promise<PracticeUser> {
  const [user] = (await product.practice.control('GET', `users?email=${email}`)) as PracticeUser[]
  if (!user) throw new Error(`The practice world has no ${email}.`)
  return user
}

const pageOf = (product: Product, user: PracticeUser, tab = 'profile') =>
  `${product.console.url}/c/practice-server/users/${user.id}?tab=${tab}`

async function act(page: Page, action: RegExp, plan: string): Promise<void> {
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: action }).click()
  await page.getByRole('dialog').getByRole('button', { name: plan }).click()
}

test('a time zone is changed on the page of a person, and their history tells it', async ({
  signedIn: page,
  product,
}) => {
  const email = 'naomi.abdullah@example.test'
  const user = await findUser(product, email)
  await page.getByRole('searchbox').fill(email)
  // While the list narrows its rows move: a press would meet another one. The first row is the header.
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('gridcell', { name: email, exact: true }).click()
  await page.getByRole('link', { name: 'Open page' }).click()
  await expect(page.getByRole('tab', { name: 'Profile' })).toBeVisible()
  await page.getByRole('button', { name: 'Edit' }).click()
  await chooseOption(
    page.getByRole('combobox', { name: /Time zone/ }),
    'Pacific/Auck',
    'Pacific/Auckland',
  )
  await expect(page.getByRole('region', { name: 'What changes' })).toContainText(
    'to Pacific/Auckland',
  )
  await page.getByRole('button', { name: 'Plan 1 change' }).click()
  await runPlan(page)
  expect((await findUser(product, email)).timeZone).toBe('Pacific/Auckland')
  await page.goto(pageOf(product, user, 'history'))
  const newest = page.getByRole('region', { name: 'History' }).getByRole('listitem').first()
  await expect(newest).toContainText('Pacific/Auckland')
  await newest.getByRole('link', { name: 'Open the run' }).click()
  await expect(page).toHaveURL(/\/runs\//)
})

test('a deactivated person gets their groups back with the reactivation', async ({
  signedIn: page,
  product,
}) => {
  const email = 'thabo.abdullah@example.test'
  const user = await findUser(product, email)
  const groupLinks = page.getByRole('region', { name: 'Groups' }).getByRole('link')
  await page.goto(pageOf(product, user, 'access'))
  await expect(groupLinks.first()).toBeVisible()
  const before = await groupLinks.allTextContents()

  await act(page, /^Deactivate/, 'Plan the deactivation')
  await runPlan(page)
  expect((await findUser(product, email)).isActive).toBe(false)
  await page.goto(pageOf(product, user, 'access'))
  await expect(page.getByText('Inactive', { exact: true })).toBeVisible()
  await expect(page.getByText('In no group.').first()).toBeVisible()

  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: /^Reactivate/ }).click()
  const dialog = page.getByRole('dialog')
  for (const name of before) await expect(dialog.getByText(name, { exact: true })).toBeVisible()
  await dialog.getByRole('button', { name: 'Plan the reactivation' }).click()
  await runPlan(page)
  expect((await findUser(product, email)).isActive).toBe(true)
  await page.goto(pageOf(product, user, 'access'))
  await expect(groupLinks).toHaveCount(before.length)
  expect((await groupLinks.allTextContents()).sort()).toEqual([...before].sort())
})
