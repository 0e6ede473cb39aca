import { readFile } from 'node:fs/promises'
import { expectNoViolations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import type { Product } from './product.ts'

const addressOf = ({ console }: Product, operationId: string) =>
  new URL(`/c/practice-server/api-explorer/${operationId}`, console.url).href

test('a read is found by keyboard, sent at once, and found again by its address', async ({
  signedIn: page,
}) => {
  await page.getByRole('link', { name: 'API explorer' }).click()
  await expect(page.getByRole('option', { name: 'GET /v3/users', exact: true })).toBeVisible()
  await page.getByRole('heading', { name: 'API explorer', level: 1 }).click()
  await page.keyboard.press('/')
  await page.keyboard.type('Users_GetUsers lists users')
  await page.keyboard.press('Enter')
  const form = page.getByRole('form', { name: 'Call Users_GetUsers', exact: true })
  await form.getByRole('button', { name: /view/ }).click()
  await page.getByRole('option', { name: 'Full' }).click()
  await form.getByRole('button', { name: 'Send' }).click()
  const reply = page.getByRole('region', { name: 'Reply' })
  await expect(reply.getByText(/\d+ ms/)).toBeVisible()
  await reply.getByRole('tab', { name: 'Table' }).click()
  await expect(reply.getByRole('columnheader', { name: 'lastLoginDateTime' })).toBeVisible()
  await expectNoViolations(page)
  const downloading = page.waitForEvent('download')
  await reply.getByRole('button', { name: 'Download the whole reply' }).click()
  const file = await (await downloading).path()
  expect((JSON.parse(await readFile(file, 'utf8')) as unknown[]).length).toBeGreaterThan(50)
  await expect(page).toHaveURL(/q\.view=Full/)
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await expect(form.getByRole('button', { name: /view/ })).toContainText('Full')
})

test('a call that the Server refuses says why, and faults stand at their fields', async ({
  signedIn: page,
  product,
}) => {
  await page.goto(addressOf(product, 'Users_GetUser'))
  const form = page.getByRole('form', { name: 'Call Users_GetUser', exact: true })
  await form.getByLabel('userId *').fill('f'.repeat(24))
  await form.getByLabel('userId *').press('Control+Enter')
  const reply = page.getByRole('region', { name: 'Reply' })
  await expect(reply.getByText('Check the ids', { exact: false })).toBeVisible()
  await page.getByRole('searchbox').fill('Users_CreateUser')
  await page.getByRole('option', { name: 'POST /v3/users', exact: true }).click()
  const write = page.getByRole('form', { name: 'Call Users_CreateUser' })
  await write.getByRole('button', { name: 'Write the JSON yourself' }).click()
  await write.getByRole('textbox', { name: 'Body as JSON' }).fill('{\n  "email": x\n}')
  await expect(write.getByText('Line 2, column 12', { exact: false })).toBeVisible()
  await expect(write.getByRole('button', { name: 'Plan this call' })).toBeDisabled()
})

test('a write becomes a plan, runs, and its reply is shown; a secret is in no link', async ({
  signedIn: page,
  product,
}) => {
  await page.goto(addressOf(product, 'UserGroups_CreateUserGroup'))
  const form = page.getByRole('form', { name: 'Call UserGroups_CreateUserGroup' })
  await form.getByLabel('name *').fill('Explorer’s group')
  await form.getByRole('button', { name: /role/ }).click()
  await page.getByRole('option', { name: 'Viewer' }).click()
  await form.getByRole('button', { name: 'Plan this call' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'POST /v3/usergroups' })).toBeVisible()
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: /on Practice server$/ }).click()
  const row = page.getByRole('row').filter({ hasText: 'POST /v3/usergroups' })
  await expect(row).toContainText('Succeeded')
  await row.getByRole('gridcell').first().click()
  await page.keyboard.press('Enter')
  await expect(page.getByText('The Server’s reply')).toBeVisible()
  await page.goto(addressOf(product, 'Credentials_AddCredential'))
  await page.getByLabel('username *').fill('corp\\ada')
  await page.getByLabel('password *', { exact: true }).fill('hush-hush')
  await expect(page).toHaveURL(/corp/)
  expect(page.url()).not.toContain('hush')
  await page.getByRole('button', { name: 'Recent calls' }).click()
  await page.getByRole('menuitem', { name: /POST \/v3\/usergroups/ }).click()
  await expect(form.getByLabel('name *')).toHaveValue('Explorer’s group')
})
