import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

test('a curator finds the failing schedules of inactive owners and hands them over', async ({
  signedIn: page,
  product,
}) => {
  const users = (await product.practice.control('GET', 'users')) as {
    readonly email: string
    readonly role: string
    readonly isActive: boolean
  }[]
  const successor = users.find(({ isActive, role }) => isActive && role === 'Artisan')?.email ?? ''
  await page.getByRole('link', { name: 'Schedules' }).click()
  await page.getByRole('button', { name: 'Trouble filter' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Failing' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Filters/ }).click()
  await page.getByRole('button', { name: 'Owner is' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Inactive' }).click()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/ownerState=inactive&state=failing/)
  const address = page.url()
  const grid = page.getByRole('grid')
  await expect(page.getByRole('button', { name: /^Remove filter Owner is/ })).toBeVisible()
  await expect(grid).toHaveAttribute('aria-busy', 'false')
  await expect(grid.getByText('Inactive').first()).toBeVisible()
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await page.getByRole('menuitem', { name: /^Change owner/ }).click()
  const dialog = page.getByRole('dialog')
  await chooseOption(dialog.getByRole('combobox', { name: 'Owner' }), successor)
  await dialog.getByRole('button', { name: /^Plan the change of/ }).click()
  await expect(page.getByRole('grid')).toBeVisible()
  await runPlan(page)
  await page.goto(address)
  await page.getByRole('button', { name: 'Refresh the directory' }).click()
  await expect(page.getByText('No schedule matches')).toBeVisible()
})
