import { readFile } from 'node:fs/promises'
import { expect, test } from './fixtures.ts'

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
