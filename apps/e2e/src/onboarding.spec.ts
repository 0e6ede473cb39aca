import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import { type PracticeServer, root } from './product.ts'

const example = join(root, 'docs/examples/onboarding.csv')

/** Brings a file and goes on to the named step. */
async function bring(
  page: Page,
  file: string | { name: string; mimeType: string; buffer: Buffer },
) {
  await page.getByRole('link', { name: 'Onboard', exact: true }).click()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'Check the columns' })).toBeVisible()
}

/** Clicks through whatever steps are left until the plan is made. */
async function makePlan(page: Page) {
  const onward = page.getByRole('button', { name: /^(Go on to|Make the plan)/ })
  while (await onward.isVisible()) {
    const step = await page.getByRole('heading', { level: 1 }).textContent()
    await onward.click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(step ?? '')
  }
  await expect(page).toHaveURL(/\/plans\//)
}

/** Confirms the plan on the page and waits for the end of its run. */
async function confirmAndWait(page: Page) {
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /on Practice server$/ })
    .click()
  await expect(page).toHaveURL(/\/runs\//)
  await expect(page.getByRole('button', { name: 'Download all results' })).toBeVisible({
    timeout: 30_000,
  })
}

const csv = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

async function countWrites(practice: PracticeServer): Promise<number> {
  const counts = await Promise.all(
    [
      'Users_CreateUser',
      'Users_UpdateUser',
      'UserGroups_CreateUserGroup',
      'UserGroups_AddUsersToGroup',
    ].map(
      async (operation) =>
        (await practice.control('GET', `calls/count?operation=${operation}`)) as { count: number },
    ),
  )
  return counts.reduce((sum, { count }) => sum + count, 0)
}

test('a curator onboards the example file: fixes a fault in place, confirms the plan, sees a result per row', async ({
  signedIn: page,
  product,
}) => {
  await bring(page, example)
  await expect(page.getByText('200 rows')).toBeVisible()
  await page.getByRole('button', { name: 'Go on to the faults' }).click()

  const row = page.getByRole('row').filter({ hasText: 'leif.dahl@example.test' })
  await expect(row.getByText('Unknown role')).toBeVisible()
  await row.getByRole('gridcell').filter({ hasText: 'Superuser' }).dblclick()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('Viewer')
  await page.keyboard.press('Enter')
  await expect(row.getByText('Unknown role')).toBeHidden()

  await makePlan(page)
  const start = page.getByRole('button', {
    name: /^Create \d+ and update \d+ users on Practice server$/,
  })
  await expect(start).toBeVisible()
  await start.click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog).toContainText('Practice server')
  await expect(dialog).toContainText(/create \d+ users/)
  await expect(dialog).toContainText(/update \d+ users/)
  await dialog.getByRole('button', { name: 'Not now' }).click()
  await confirmAndWait(page)
  await expect(page.getByText(/All \d+ changes ended well/)).toBeVisible()
  const created = (await product.practice.control(
    'GET',
    'users?email=leif.dahl@example.test',
  )) as unknown[]
  expect(created).toHaveLength(1)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download all results' }).click()
  const results = await readFile(await (await download).path(), 'utf8')
  expect(results.trim().split(/\r?\n/).length).toBe(201)
})

test('the same file again: every row unchanged, not one write', async ({
  signedIn: page,
  product,
}) => {
  const people = csv(
    'again.csv',
    'Email,First name,Last name,Role,Groups\r\nagain.one@example.test,Again,One,Viewer,Audit\r\nagain.two@example.test,Again,Two,Artisan,\r\n',
  )
  await bring(page, people)
  await makePlan(page)
  await confirmAndWait(page)
  const writes = await countWrites(product.practice)
  expect(writes).toBeGreaterThan(0)

  await bring(page, people)
  await makePlan(page)
  await expect(page.getByRole('row').filter({ hasText: 'Unchanged' })).toHaveCount(2)
  await expect(page.getByRole('button', { name: /on Practice server$/ })).toBeHidden()
  expect(await countWrites(product.practice)).toBe(writes)
})

test('failed rows come back as a file of the same shape, with the Server’s own words on the page', async ({
  signedIn: page,
  product,
}) => {
  await product.practice.control('POST', 'faults', {
    operation: 'Users_CreateUser',
    match: 'refused.person@example.test',
    status: 400,
    body: { message: 'The directory says no.' },
  })
  const header = 'Email,First name,Last name,Role'
  const good = 'good.person@example.test,Good,Person,Viewer'
  const refused = 'refused.person@example.test,Refused,Person,Viewer'
  const faulty = 'faulty.person@example.test,Faulty,Person,Emperor'
  await bring(page, csv('mixed.csv', [header, good, refused, faulty, ''].join('\r\n')))
  await makePlan(page)
  await confirmAndWait(page)
  await expect(page.getByRole('row').filter({ hasText: 'refused.person' })).toContainText(
    'The directory says no.',
  )

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download failed rows' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text.replace('\ufeff', '').trim().split(/\r?\n/)).toEqual([header, refused, faulty])
  await product.practice.control('DELETE', 'faults')
})

test('a sheet with job profile and action, and the file as the truth: the limit is raised with open eyes', async ({
  signedIn: page,
  product,
}) => {
  // Somebody of the practice world in two groups at least, who shall be in one.
  const people = (await product.practice.control('GET', 'users')) as {
    readonly email: string
    readonly isActive: boolean
    readonly userGroupIds: readonly string[]
  }[]
  const member = people.find(
    ({ email, isActive, userGroupIds }) =>
      isActive &&
      userGroupIds.length >= 2 &&
      people.filter((one) => one.email === email).length === 1,
  )
  await page.getByRole('link', { name: 'Onboard', exact: true }).click()
  await page.getByRole('link', { name: 'Job profiles' }).click()
  await expect(page.getByText('No job profile yet')).toBeVisible()
  await page.getByRole('button', { name: 'Create profile' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Night work')
  await form.getByText('Default worker tag').click()
  await form.getByRole('textbox', { name: 'Default worker tag' }).fill('night')
  await chooseOption(form.getByRole('combobox', { name: 'Add a group' }), 'Audit', /^Audit$/)
  await form.getByRole('button', { name: 'Create profile' }).click()
  await expect(page.getByText('Default worker tag: night')).toBeVisible()

  await page.goto(product.console.url)
  await bring(
    page,
    csv(
      'truth.csv',
      [
        'Email,First name,Last name,Groups,Profile,Action',
        'night.owl@example.test,Night,Owl,,night work,create',
        `${member?.email},,,Sales,,`,
        'kept.away@example.test,Kept,Away,,,skip',
        '',
      ].join('\r\n'),
    ),
  )
  await page.getByRole('button', { name: 'Go on to the faults' }).click()
  await page.getByRole('button', { name: 'Profile and memberships' }).click()
  await page.getByText(/^For the people in the file/).click()
  await expect(page.getByText(/Takes away \d of \d memberships, .*limit 10 %/)).toBeVisible()
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await expect(page.getByRole('alert')).toContainText('the limit is 10 %')
  await page.getByRole('textbox', { name: 'Limit of removals, in percent' }).fill('100')
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await expect(page).toHaveURL(/\/plans\//)
  await confirmAndWait(page)
  await expect(page.getByText(/All \d+ changes ended well/)).toBeVisible()
  const [owl] = (await product.practice.control('GET', 'users?email=night.owl@example.test')) as {
    readonly defaultWorkerTag: string
    readonly userGroupIds: readonly string[]
  }[]
  expect(owl).toMatchObject({ defaultWorkerTag: 'night', userGroupIds: [expect.any(String)] })
  const [moved] = (await product.practice.control('GET', `users?email=${member?.email}`)) as {
    readonly userGroupIds: readonly string[]
  }[]
  expect(moved?.userGroupIds).toHaveLength(1)
})

test('two browsers, two confirms: one run', async ({ signedIn: page, product, browser }) => {
  await bring(
    page,
    csv('twice.csv', 'Email,First name,Last name\r\ntwice@example.test,Twice,Confirmed\r\n'),
  )
  await makePlan(page)
  const other = await browser.newContext({ storageState: await page.context().storageState() })
  const second = await other.newPage()
  await second.goto(page.url())
  for (const one of [page, second]) {
    await one.getByRole('button', { name: /on Practice server$/ }).click()
    await expect(one.getByRole('alertdialog')).toBeVisible()
  }
  const confirm = (one: Page) =>
    one
      .getByRole('alertdialog')
      .getByRole('button', { name: /on Practice server$/ })
      .click()
  await Promise.all([confirm(page), confirm(second)])
  const settled = async () => {
    const runs = new Set([page, second].map((one) => /\/runs\/(.+)/.exec(one.url())?.[1]))
    const told = await Promise.all(
      [page, second].map((one) => one.getByText(/already been started/).count()),
    )
    return `${[...runs].filter(Boolean).length} run, ${told.filter((count) => count > 0).length} told`
  }
  await expect.poll(settled).toBe('1 run, 1 told')
  // The run that began may still be on its way.
  const findTwice = () => product.practice.control('GET', 'users?email=twice@example.test')
  await expect.poll(findTwice).toHaveLength(1)
  await other.close()
})

test('a bad file gets a clear error and the page stays usable', async ({ signedIn: page }) => {
  await page.getByRole('link', { name: 'Onboard', exact: true }).click()
  const input = page.locator('input[type=file]')
  await input.setInputFiles({
    name: 'photo.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0, 0]),
  })
  await expect(page.getByText('The file can’t be read.')).toBeVisible()
  await input.setInputFiles(csv('fine.csv', 'Email\r\nfine@example.test\r\n'))
  await expect(page.getByRole('heading', { name: 'Check the columns' })).toBeVisible()
})

test('a sheet of 10,000 rows comes in, and its last row is a key away', async ({
  signedIn: page,
}) => {
  const rows = Array.from(
    { length: 10_000 },
    (_, row) => `many.${row}@example.test,First,Last${row},Viewer`,
  )
  await bring(page, csv('many.csv', ['Email,First name,Last name,Role', ...rows].join('\r\n')))
  await page.getByRole('button', { name: 'Go on to the faults' }).click()
  const grid = page.getByRole('grid')
  await grid.getByText('many.0@example.test').click()
  await page.keyboard.press('ControlOrMeta+End')
  await expect(grid.getByText('many.9999@example.test')).toBeVisible()
})
