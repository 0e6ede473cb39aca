import type { Page } from '@playwright/test'
import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'
import type { Product } from './product.ts'
import { runPlan } from './run-plan.ts'

const people = [
  'naomi.abdullah@example.test',
  'thabo.abdullah@example.test',
  'ayse.abdullah@example.test',
]
const userName = 'JOURNEY\\svc-credentials'
const typed = 'typed in the journey, kept nowhere'

/** Confirms a plan that wants a password, and waits for the end of its run. */
async function runWithPassword(page: Page, label: string): Promise<void> {
  await expect(page).toHaveURL(/\/plans\//)
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  const dialog = page.getByRole('alertdialog')
  const confirm = dialog.getByRole('button', { name: /on Practice server$/ })
  await expect(confirm).toBeDisabled()
  await dialog.getByLabel(label).fill(typed)
  await confirm.click()
  await expect(page.getByRole('button', { name: 'Download all results' })).toBeVisible({
    timeout: 30_000,
  })
}

test('a credential is made, shared with three people and a group, taken back, and gets another password', async ({
  signedIn: page,
  product,
}) => {
  test.slow()
  const url = `${product.console.url}/c/practice-server/credentials`
  const bodies: string[] = []
  page.on('response', (response) => {
    if (!response.url().includes('/api/')) return
    void response
      .text()
      .then((text) => bodies.push(text))
      .catch(() => undefined)
  })

  await page.getByRole('link', { name: 'Credentials', exact: true }).click()
  await page.getByRole('button', { name: 'New credential' }).click()
  const create = page.getByRole('dialog', { name: 'New credential' })
  await create.getByRole('textbox', { name: 'User name' }).fill(userName)
  await create.getByRole('button', { name: 'Plan the credential' }).click()
  await runWithPassword(page, `Password of ${userName}`)

  await page.goto(`${url}?search=svc-credentials`)
  await page.getByRole('link', { name: userName }).click()
  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Share…' }).click()
  const share = page.getByRole('dialog', { name: `Share ${userName}` })
  await share.getByRole('button', { name: 'Paste or file' }).click()
  await share.getByRole('textbox', { name: 'Or paste cells' }).fill(people.join('\n'))
  await share.getByRole('button', { name: 'Use the pasted cells' }).click()
  await expect(share.getByText('3 people chosen')).toBeVisible()
  await chooseOption(
    share.getByRole('combobox', { name: 'Groups to share with' }),
    'Audit',
    /^Audit/,
  )
  await share.getByRole('button', { name: 'Plan 4 shares' }).click()
  await runPlan(page)
  const runUrl = page.url()

  await page.goto(`${url}?search=svc-credentials`)
  await page.getByRole('link', { name: userName }).click()
  await expect(page.getByText(/Shared with 3 people and 1 group/)).toBeVisible({ timeout: 20_000 })

  await page.goto(runUrl)
  await page.getByRole('button', { name: /Undo/ }).click()
  await runPlan(page)
  await page.goto(`${url}?search=svc-credentials`)
  await page.getByRole('link', { name: userName }).click()
  await expect(page.getByText(/Shared with 0 people and 0 groups/)).toBeVisible({ timeout: 20_000 })

  await page.getByRole('button', { name: 'Actions' }).click()
  await page.getByRole('menuitem', { name: 'Change password…' }).click()
  await page.getByRole('button', { name: 'Plan the password of 1 credential' }).click()
  await runWithPassword(page, `New password of ${userName}`)

  expect(bodies.length).toBeGreaterThan(10)
  expect(bodies.filter((text) => text.includes(typed))).toEqual([])
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
  )
  expect(kept).not.toContain(typed)
})

interface PracticeSchedule {
  readonly id: string
  readonly credentialId: string
  readonly enabled: boolean
}

/** The schedules of the practice server as they are, those that are on. */
async function listOn({ practice }: Product): Promise<PracticeSchedule[]> {
  const schedules = (await practice.control('GET', 'schedules')) as PracticeSchedule[]
  return schedules.filter(({ credentialId, enabled }) => enabled && credentialId !== '')
}

test('a credential is rotated: what uses it is off while its password changes, and on again after it', async ({
  signedIn: page,
  product,
}) => {
  test.slow()
  const url = `${product.console.url}/c/practice-server/credentials`
  const before = await listOn(product)
  const usesOf = (id: string) => before.filter(({ credentialId }) => credentialId === id)
  const used = before.find(({ credentialId }) => usesOf(credentialId).length === 2)
  const ids = usesOf(used?.credentialId ?? '').map(({ id }) => id)
  expect(ids).toHaveLength(2)
  const findOn = async () =>
    (await listOn(product)).map(({ id }) => id).filter((id) => ids.includes(id))

  await page.goto(`${url}/${used?.credentialId}`)
  const heading = page.getByRole('heading', { level: 1, name: /svc-/ })
  const name = (await heading.textContent()) ?? ''

  await page.goto(`${url}/rotations`)
  await page.getByRole('button', { name: 'New rotation' }).first().click()
  const begin = page.getByRole('dialog', { name: 'New rotation' })
  await chooseOption(begin.getByRole('combobox', { name: 'Credential' }), name)
  await begin.getByLabel('Deadline').fill('2030-01-31')
  await begin.getByRole('button', { name: 'Begin the rotation' }).click()
  await page.getByRole('button', { name: 'I have looked' }).click()
  await expect(page.getByText('Looked where it is used')).toBeVisible()
  const rotation = page.url()

  await page.getByRole('button', { name: 'Plan the hold' }).click()
  await runPlan(page)
  expect(await findOn()).toEqual([])

  await page.goto(rotation)
  await page.getByRole('button', { name: 'Plan the password' }).click()
  await runWithPassword(page, `New password of ${name}`)

  await page.goto(rotation)
  await page.getByRole('button', { name: 'Plan to switch on again' }).click()
  await runPlan(page)
  expect(await findOn()).toEqual(ids)

  await page.goto(rotation)
  await page.getByRole('button', { name: 'Finish the rotation' }).click()
  await expect(page.getByText('Finished')).toBeVisible()
  await expect(page.getByText('Done', { exact: true })).toBeVisible()
})
