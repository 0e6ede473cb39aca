import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'
import { runPlan } from './run-plan.ts'

test('a curator searches, filters, sorts and finds the same list again by its address', async ({
  signedIn: page,
}) => {
  await page.getByRole('searchbox').fill('abdullah')
  await expect(
    page.getByRole('row').filter({ hasText: 'naomi.abdullah@example.test' }),
  ).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'hugo.almeida@example.test' })).toBeHidden()
  await page.getByRole('button', { name: 'Role filter' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Artisan' }).click()
  await page.keyboard.press('Escape')
  await expect(
    page.getByRole('row').filter({ hasText: 'naomi.abdullah@example.test' }),
  ).toBeHidden()
  await page.getByRole('columnheader', { name: 'E-mail' }).click()
  await expect(page.getByRole('columnheader', { name: 'E-mail' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await expect(page.getByRole('searchbox')).toHaveValue('abdullah')
  await expect(
    page.getByRole('row').filter({ hasText: 'thabo.abdullah@example.test' }),
  ).toBeVisible()
  await expect(
    page.getByRole('row').filter({ hasText: 'naomi.abdullah@example.test' }),
  ).toBeHidden()
})

test('the grid is walked by keyboard to the last row and a user opens beside it', async ({
  signedIn: page,
}) => {
  const grid = page.getByRole('grid')
  await expect(grid.getByRole('gridcell').first()).toBeVisible()
  await grid.getByText('ayse.abdullah@example.test').click()
  await page.keyboard.press('ControlOrMeta+End')
  // Other journeys of this worker add people, so the number is read, not known.
  const rowCount = (await grid.getAttribute('aria-rowcount')) ?? ''
  expect(Number(rowCount)).toBeGreaterThan(500)
  await expect(grid.getByRole('row').last()).toHaveAttribute('aria-rowindex', rowCount)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/user=/)
})

test('an export holds every user that matches and no formula', async ({
  signedIn: page,
  product,
}) => {
  const [user] = (await product.practice.control(
    'GET',
    'users?email=ayse.abdullah@example.test',
  )) as { id: string }[]
  await product.practice.control('PATCH', `users/${user?.id}`, { defaultWorkerTag: '=1+1' })
  await page.getByRole('button', { name: /^Refresh|Read .* again/ }).click()
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Default worker tag' }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('gridcell', { name: '=1+1' })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export CSV' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  const users = (await product.practice.control('GET', 'users')) as unknown[]
  expect(text.trim().split(/\r?\n/)).toHaveLength(users.length + 1)
  expect(text).toContain("'=1+1")
})

test('an address that names a user opens the details, however far down the list the user stands', async ({
  signedIn: page,
  product,
}) => {
  const [user] = (await product.practice.control(
    'GET',
    'users?email=milan.yamada@example.test',
  )) as { id: string }[]
  await page.goto(`${page.url().split('?')[0]}?user=${user?.id}`)
  const details = page.getByRole('complementary', { name: 'User details' })
  await expect(details.getByText('milan.yamada@example.test')).toBeVisible()
})

test('the group filter is searched and set by keyboard', async ({ signedIn: page }) => {
  await page.getByRole('button', { name: 'Group filter' }).press('Enter')
  await page.keyboard.type('finance')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/groupId=/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Group filter, 1 chosen' })).toBeFocused()
})

type PracticeUser = { readonly email: string; readonly defaultWorkerTag: string }
const tagsOf = (users: unknown, tag: string) =>
  (users as PracticeUser[])
    .filter(({ defaultWorkerTag }) => defaultWorkerTag === tag)
    .map(({ email }) => email)
    .sort()

test('all that match except one are changed by a plan', async ({ signedIn: page, product }) => {
  test.slow()
  await page.goto(`${product.console.url}/c/practice-server/users?search=ackermann`)
  await page.getByRole('button', { name: 'Filters' }).first().click()
  await page
    .getByRole('toolbar', { name: 'Active' })
    .getByRole('button', { name: 'Yes', exact: true })
    .click()
  await expect(page).toHaveURL(/isActive=yes/)
  await page.keyboard.press('Escape')
  // The popover gives the focus back when it is gone; a key pressed before that would open it again.
  await expect(page.getByRole('button', { name: 'Filters' }).first()).toBeFocused()
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await page.getByRole('checkbox', { name: 'Select victor.ackermann@example.test' }).press('Space')
  await expect(page.getByRole('region', { name: 'Selected users' })).toContainText('all but 1')
  await page.getByRole('button', { name: 'Edit fields…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: 'Default worker tag' }).press('Space')
  await dialog.getByRole('textbox', { name: 'Default worker tag' }).fill('ackermanns')
  await dialog.getByRole('button', { name: /^Plan the change of/ }).click()
  await expect(page).toHaveURL(/plans/)
  await runPlan(page)
  const changed = tagsOf(await product.practice.control('GET', 'users'), 'ackermanns')
  expect(changed).toContain('thabo.ackermann@example.test')
  expect(changed).not.toContain('victor.ackermann@example.test')
  expect(changed.every((email) => email.includes('ackermann'))).toBe(true)
})

test('a value is filled down in a grid and becomes a plan', async ({ signedIn: page, product }) => {
  test.slow()
  await page.goto(`${product.console.url}/c/practice-server/users?search=achterberg`)
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await page.getByRole('button', { name: 'Edit in a grid…' }).click()
  const grid = page.getByRole('grid', { name: 'Fields of the chosen users' })
  await grid.getByRole('columnheader', { name: 'Default worker tag' }).waitFor()
  await grid.locator('[data-row="0"][data-column="3"]').click()
  await page.keyboard.type('late-shift')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(page.getByText('2 cells of 2 users changed.')).toBeVisible()
  await page.getByRole('button', { name: 'Plan the change of 2 users' }).click()
  await expect(page).toHaveURL(/plans/)
  await runPlan(page)
  expect(tagsOf(await product.practice.control('GET', 'users'), 'late-shift')).toHaveLength(2)
})

test('a finding leads to its people, and a view of them is kept', async ({ signedIn: page }) => {
  await page.getByRole('link', { name: 'Data quality' }).click()
  const finding = page.getByRole('listitem').filter({ hasText: 'No time zone' })
  await finding.getByRole('link', { name: /^Show \d+ users$/ }).click()
  await expect(
    page.getByRole('button', { name: 'Remove filter Finding: No time zone' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: /^Save this list/ }).click()
  await page.getByRole('textbox', { name: 'Name of the view' }).fill('Without a zone')
  await page.getByRole('button', { name: 'Save the view' }).click()
  await page.getByRole('link', { name: 'Users', exact: true }).first().click()
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: /^Without a zone/ }).click()
  await expect(page).toHaveURL(/finding=no_time_zone/)
  await expect(page.getByRole('button', { name: 'View: Without a zone' })).toBeVisible()
})
