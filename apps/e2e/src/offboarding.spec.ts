import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import type { Product } from './product.ts'

type PracticeUser = { readonly id: string; readonly isActive: boolean }

async function findUser(product: Product, email: string): Promise<PracticeUser> {
  const [user] = (await product.practice.control('GET', `users?email=${email}`)) as PracticeUser[]
  if (!user) throw new Error(`The practice world has no ${email}.`)
  return user
}

// An Artisan with one workflow and one schedule that is on.
const email = 'noah.jovanovic@example.test'

test('a person leaves: what follows is seen first, the account is deactivated, and what is left is ticked', async ({
  signedIn: page,
  product,
}) => {
  const { id } = await findUser(product, email)
  await page.goto(`${product.console.url}/c/practice-server/offboarding?users=${id}`)
  const list = page.getByRole('list', { name: 'Who leaves' })
  await expect(list).toContainText(email)
  await chooseOption(
    page.getByRole('combobox', { name: /^Successor of/ }),
    'soren.bauer',
    /soren\.bauer/,
  )
  await page.getByText('Remind me to delete the accounts').click()
  const follows = page.getByRole('region', { name: 'What follows from it' })
  await expect(follows.getByRole('region', { name: 'Left to do' })).toContainText(
    'Delete the account',
  )
  await expect(follows.getByRole('region', { name: 'Steps' })).toContainText('Deactivate')
  await page.getByRole('button', { name: 'Plan offboarding of 1 person' }).click()
  await expect(page).toHaveURL(/\/plans\//)
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /on Practice server$/ })
    .click()
  await expect(page.getByRole('button', { name: 'Download all results' })).toBeVisible()
  expect((await findUser(product, email)).isActive).toBe(false)
  await page.goto(`${product.console.url}/c/practice-server/offboarding?tab=tasks`)
  const task = page.getByRole('listitem').filter({ hasText: 'Delete the account' })
  await expect(task.getByRole('button', { name: 'Plan deletion' })).toBeVisible()
  await task.getByText(/^Delete the account/).click()
  await expect(page.getByText('Delete the account')).toHaveCount(0)
})
