import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { root } from './product.ts'
import { runPlan } from './run-plan.ts'

const example = join(root, 'docs/examples/onboarding-access.csv')

test('one file creates people, puts them into collections with rights and an end, and shares with them', async ({
  signedIn: page,
  product,
}) => {
  await page.getByRole('link', { name: 'Onboard', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(example)
  await expect(page.getByRole('heading', { name: 'Check the columns' })).toBeVisible()
  await page.getByRole('button', { name: 'Go on to the faults' }).click()

  // A right that is misspelt is mended in place; the other faulty row stays as it is.
  const row = page.getByRole('row').filter({ hasText: 'amara.gunnarsson@example.test' })
  const cell = row.getByRole('gridcell').filter({ hasText: '[add asset]' })
  await cell.dblclick()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Company reports [add assets]')
  await page.keyboard.press('Enter')
  await expect(row.getByRole('gridcell').filter({ hasText: '[add assets]' })).toBeVisible()

  await page.getByRole('button', { name: /^Make the plan/ }).click()
  await expect(page).toHaveURL(/\/plans\//)
  const planned = page.getByRole('row').filter({ hasText: 'sofia.virtanen@example.test' })
  await expect(planned).toContainText('“Lost reports” does not exist on the Server')
  await runPlan(page)
  await expect(page.getByText(/All \d+ changes ended well/)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'nora.vik@example.test' })).toBeVisible()
  const created = await product.practice.control('GET', 'users?email=nora.vik@example.test')
  expect(created).toHaveLength(1)
})
