import type { Locator, Page } from '@playwright/test'
import { expectNoViolations } from './axe.ts'
import { chooseOption } from './choose-option.ts'
import { expect, test } from './fixtures.ts'

// Each test stops at many pages; the limit is for one that hangs.
test.describe.configure({ timeout: 300_000 })

/** A sheet with a fault and an unknown group; `mark` keeps walks of one worker apart. */
const toSheet = (mark: string) => ({
  name: 'looks.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'Email,First name,Last name,Role,Groups',
      `${mark}.one@example.test,Looks,One,Viewer,Team ${mark}`,
      `${mark}.two@example.test,Looks,Two,Emperor,`,
      '',
    ].join('\r\n'),
  ),
})

/** Waits until something stands there, then asks axe. */
const stopsOf = (page: Page) => async (place: Locator) => {
  await expect(place.first()).toBeVisible()
  await expectNoViolations(page)
}

/** The pages that every console has: connections, notifications, settings, plans and runs. */
async function walkConsole(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  await stop(page.getByRole('gridcell'))
  // The first cell of a row is its checkbox.
  await page.getByRole('gridcell').nth(1).click()
  await page.keyboard.press('Enter')
  await stop(page.getByRole('heading', { level: 2 }))
  await page.goto(`${consoleUrl}/connections`)
  await stop(page.getByRole('heading', { name: 'Connections', level: 1 }))
  await page.getByRole('button', { name: 'Add connection' }).click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Capabilities' }).first().click()
  await stop(page.getByRole('region', { name: 'Differences' }))
  await page.goto(`${consoleUrl}/notifications`)
  await stop(page.getByRole('heading', { name: 'Notifications', level: 1 }))
  await page.goto(`${consoleUrl}/settings/notifications`)
  await stop(page.getByRole('heading', { name: 'Last deliveries' }))
  await page.getByRole('button', { name: 'Add channel' }).click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Set mail server' }).click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.goto(`${consoleUrl}/settings/accounts`)
  await stop(page.getByRole('region', { name: 'Accounts' }))
  await page.getByRole('button', { name: 'Invite a person' }).click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.goto(`${consoleUrl}/settings/password`)
  await stop(page.getByLabel('Present password'))
  await page.goto(`${consoleUrl}/runs`)
  await stop(page.getByRole('heading', { name: 'Plans and runs', level: 1 }))
  await page.getByRole('button', { name: 'Plans', exact: true }).click()
  await stop(page.getByRole('grid', { name: 'Plans' }))
}

/** A sheet from the file to the result. */
async function walkOnboarding(page: Page, consoleUrl: string, mark: string): Promise<void> {
  const stop = stopsOf(page)
  await page.goto(`${consoleUrl}/c/practice-server/onboarding`)
  await stop(page.getByRole('heading', { name: 'Onboard users', level: 1 }))
  await page.locator('input[type=file]').setInputFiles(toSheet(mark))
  await stop(page.getByRole('heading', { name: 'Check the columns' }))
  await page.getByRole('button', { name: 'Go on to the faults' }).click()
  await stop(page.getByText('Unknown role'))
  await page.getByRole('button', { name: 'Go on to the groups' }).click()
  await stop(page.getByText(`Team ${mark}`))
  await page.getByText(/^For the groups in the file/).click()
  await stop(page.getByText(/^Takes away/))
  await page.getByText(/^For the groups in the file/).click()
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await stop(page.getByRole('row').filter({ hasText: `${mark}.one` }))
  await page.goto(`${page.url()}?group=kind`)
  await stop(page.getByRole('gridcell', { expanded: true }))
  await page.getByRole('button', { name: /on Practice server$/ }).click()
  await stop(page.getByRole('alertdialog'))
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /on Practice server$/ })
    .click()
  await stop(page.getByRole('button', { name: 'Download all results' }))
}

/** The API explorer with a reply, a refusal and a nested form. */
async function walkApiExplorer(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'API explorer' }).click()
  await page.getByRole('option', { name: 'GET /v3/usergroups', exact: true }).click()
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('tab', { name: 'Tree' })).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('searchbox').fill('Collections_AddUserToCollection')
  await page.getByRole('option').first().click()
  await expect(page.getByRole('button', { name: 'Plan this call' })).toBeVisible()
  await expectNoViolations(page)
}

/** The steps of the bulk runner, up to the plan. */
async function walkBulkRunner(page: Page): Promise<void> {
  const stop = (title: string) => stopsOf(page)(page.getByRole('heading', { name: title }))
  await page.getByRole('link', { name: 'Bulk runner' }).click()
  await stop('Choose an operation')
  await page.getByRole('searchbox', { name: 'Search the operations' }).fill('renames group')
  // The list shrinks a moment after the typing; a click before that would meet a moving target.
  await expect.poll(() => page.getByRole('option').count()).toBeLessThan(20)
  await page.getByRole('option', { name: /Renames a group/ }).click()
  const buffer = Buffer.from('userGroupId,name,role\r\ng1,A,Viewer\r\ng2,,Viewer\r\n')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'groups.csv', mimeType: 'text/csv', buffer })
  await stop('Fill the fields')
  await page.getByRole('button', { name: 'Go on to the faults' }).click()
  await expect(page.getByText('Value missing')).toBeVisible()
  await stop('Fix the faults')
  await page.getByRole('button', { name: 'Look at the requests' }).click()
  await page.getByText('/webapi/v3/usergroups/g1').click()
  await expect(page.getByText('curl --request PUT')).toBeVisible()
  await stop('Look at the requests')
  await page.getByRole('button', { name: 'Make the plan' }).click()
  await stop('Renames a group or changes its role: groups.csv')
}

/** The page of one person: every tab, the form, the menu and its dialogs. */
async function walkUser(page: Page, address: string): Promise<void> {
  const stop = stopsOf(page)
  await page.goto(address)
  await stop(page.getByRole('region', { name: 'Account' }))
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('textbox', { name: 'First name' }).fill('Somebody')
  await stop(page.getByRole('button', { name: 'Plan 1 change' }))
  for (const [tab, place] of [
    ['Access', 'Effective role'],
    ['Owns', 'Schedules'],
    ['History', 'History'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click()
    await stop(page.getByRole('region', { name: place }))
  }
  await page.getByRole('button', { name: 'Actions' }).click()
  await stop(page.getByRole('menu', { name: 'Actions' }))
  for (const action of [/^Change groups/, /^Copy settings/, /^Deactivate/]) {
    await page.getByRole('menuitem', { name: action }).click()
    await stop(page.getByRole('dialog'))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Actions' }).click()
  }
}

/** The list of users at work: filters, views, selection with its dialogs, the grid, and data quality. */
async function walkUserList(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  await page.goto(`${consoleUrl}/c/practice-server/users?search=abdullah&isActive=yes`)
  await page.getByRole('button', { name: 'Filters' }).first().click()
  await stop(page.getByRole('dialog', { name: 'Filters' }))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: /^Save this list/ }).click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await stop(page.getByRole('region', { name: 'Selected users' }))
  await page.getByRole('button', { name: 'More actions' }).click()
  await stop(page.getByRole('menu', { name: 'More actions' }))
  await page.getByRole('menuitem', { name: /^Copy from/ }).click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  for (const action of ['Edit fields…', 'Groups…']) {
    await page.getByRole('button', { name: action }).click()
    await stop(page.getByRole('dialog'))
    await page.keyboard.press('Escape')
  }
  await page.getByRole('button', { name: 'Edit in a grid…' }).click()
  const cell = page.getByRole('grid').locator('[data-row="0"][data-column="1"]')
  await cell.click()
  await page.keyboard.type('Emperor')
  await stop(page.getByRole('combobox'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+ArrowDown')
  await stop(page.getByText('There is no “Emperor”.'))
  await page.keyboard.press('Control+z')
  await page.goto(`${consoleUrl}/c/practice-server/users/data-quality`)
  await stop(page.getByRole('heading', { name: 'No time zone' }))
}

/** Groups: the list with its dialogs, one group, the matrix, the comparison with a file. */
async function walkGroups(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  const groups = `${consoleUrl}/c/practice-server/user-groups`
  await page.goto(groups)
  const link = page.getByRole('grid').getByRole('link').first()
  await stop(link)
  const group = (await link.getAttribute('href')) ?? ''
  await page.getByRole('button', { name: 'New group' }).click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await link.click()
  await stop(page.getByRole('button', { name: 'Add people' }))
  await page.goto(`${consoleUrl}${group}?tab=opens`)
  await stop(page.getByRole('region', { name: 'Collections' }))
  await page.goto(`${consoleUrl}${group}?tab=directory`)
  await stop(page.getByRole('region', { name: 'Directory groups', exact: true }))
  await page.goto(`${groups}/matrix`)
  await page.getByRole('button', { name: 'Groups of the matrix' }).click()
  await page.getByRole('menuitemcheckbox').first().click()
  await page.keyboard.press('Escape')
  await chooseOption(page.getByRole('combobox', { name: 'Add a person' }), 'abdullah', /abdullah/i)
  await page.getByRole('checkbox', { name: / in / }).first().press('Space')
  await stop(page.getByRole('button', { name: 'Plan 1 change' }))
  await page.goto(`${groups}/drift`)
  await stop(page.getByRole('button', { name: 'Use the pasted cells' }))
}

/** Leavers with what follows, two people side by side, what is left to do. */
async function walkOffboarding(page: Page, consoleUrl: string, ids: readonly string[]) {
  const at = `${consoleUrl}/c/practice-server/offboarding`
  await page.goto(`${at}?users=${ids[0]}`)
  await expect(page.getByRole('region', { name: 'What follows from it' })).toContainText(
    'In this order',
  )
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'Bring a sheet' }).click()
  await expectNoViolations(page)
  await page.goto(`${at}?tab=movers&person=${ids[0]}&model=${ids[1]}`)
  await expect(page.getByRole('heading', { name: 'Give the person the same' })).toBeVisible()
  await expectNoViolations(page)
  await page.goto(`${at}?tab=tasks`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNoViolations(page)
}

/** Job profiles: none, the form, one of them, its menu and its deletion. */
async function walkJobProfiles(page: Page, consoleUrl: string, name: string): Promise<void> {
  const stop = stopsOf(page)
  await page.goto(`${consoleUrl}/c/practice-server/onboarding/profiles`)
  await stop(page.getByText('No job profile yet'))
  await page.getByRole('button', { name: 'From a person' }).click()
  await stop(page.getByRole('dialog', { name: 'Job profile from a person' }))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Create profile' }).click()
  const form = page.getByRole('dialog', { name: 'New job profile' })
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await form.getByText('Default worker tag').click()
  await form.getByText('Role', { exact: true }).first().click()
  await stop(form)
  await form.getByText('Role', { exact: true }).first().click()
  await form.getByRole('button', { name: 'Create profile' }).click()
  await stop(page.getByRole('heading', { name }))
  await page.getByRole('button', { name: `More for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await stop(page.getByRole('alertdialog'))
  await page.getByRole('button', { name: 'Delete the profile' }).click()
  await stop(page.getByText('No job profile yet'))
}

/** Schedules: the list at work, its dialogs, one schedule with its rule, a new one, what was set aside. */
async function walkSchedules(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  const schedules = `${consoleUrl}/c/practice-server/schedules`
  await page.goto(`${schedules}?state=failing`)
  const link = page.getByRole('grid').getByRole('link').first()
  await stop(link)
  const one = (await link.getAttribute('href')) ?? ''
  await page.getByRole('button', { name: /^Filters/ }).click()
  await stop(page.getByRole('dialog', { name: 'Filters' }))
  await page.keyboard.press('Escape')
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await page.getByRole('button', { name: 'Actions', exact: true }).click()
  await stop(page.getByRole('menu', { name: 'Actions' }))
  for (const action of [/^Change owner/, /^Change time zone/, /^Shift/, /^Hold/, /^Delete/]) {
    await page.getByRole('menuitem', { name: action }).click()
    await stop(page.getByRole('dialog'))
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Actions', exact: true }).click()
  }
  await page.goto(`${schedules}?open=${one.split('/').pop()}`)
  await stop(page.getByRole('link', { name: 'Open page' }))
  await page.goto(`${consoleUrl}${one}`)
  await stop(page.getByRole('region', { name: 'Findings' }))
  await page.getByRole('button', { name: 'Change when it runs…' }).click()
  await stop(page.getByRole('region', { name: 'Next runs' }).last())
  await page.goto(`${schedules}/new`)
  await page.getByRole('button', { name: /Runs$/ }).click()
  await page.getByRole('option', { name: /^Custom/ }).click()
  await stop(page.getByText(/^On day 1/))
  await page.goto(`${schedules}/set-aside`)
  await stop(page.getByRole('region', { name: 'Held for maintenance' }))
  await page.goto(`${schedules}/set-aside?tab=deletions`)
  await stop(page.getByRole('region', { name: 'Waiting for deletion' }))
}

/** What is going to run: every view as a picture, some as tables, what is behind a mark, the what-if, worker slots. */
async function walkCalendar(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  const calendar = `${consoleUrl}/c/practice-server/schedules/calendar`
  const dayMs = 86_400_000
  const day = new Date(Date.now() + 2 * dayMs).toISOString().slice(0, 10)
  await page.goto(`${calendar}?day=${day}`)
  const mark = page.getByRole('grid').getByRole('button').nth(20)
  await stop(mark)
  await mark.click()
  await stop(page.getByRole('dialog').getByRole('link'))
  await page.goto(`${calendar}?day=${day}&shown=table`)
  await stop(page.getByRole('table').getByRole('link'))
  for (const view of ['week', 'day', 'heat']) {
    await page.goto(`${calendar}?view=${view}&day=${day}`)
    await stop(page.getByRole('grid').getByRole('button'))
  }
  await page.goto(`${calendar}?view=timeline&day=${day}`)
  await stop(page.getByRole('toolbar').getByRole('link'))
  await page.goto(`${calendar}?view=load&day=${day}&whatIf=yes`)
  await page.getByRole('button', { name: 'Propose moves' }).click()
  await stop(page.getByText('Before the moves'))
  await page.getByRole('button', { name: 'Worker slots…' }).click()
  await stop(page.getByRole('dialog').getByRole('textbox'))
  await page.goto(`${calendar}?view=load&day=${day}&shown=table`)
  await stop(page.getByRole('table'))
  await page.goto(`${calendar}?view=agenda&day=${day}`)
  await stop(page.getByRole('table').getByRole('link'))
  await page.goto(`${calendar}?view=clocks`)
  await stop(page.getByRole('region', { name: 'Europe/Berlin' }))
}

test('the calendar of schedules breaks no accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  await walkCalendar(page, product.console.url)
})

/** Findings of schedules at work, and the policy with a line of each kind. */
async function walkFindings(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  const schedules = `${consoleUrl}/c/practice-server/schedules`
  await page.goto(`${schedules}/findings?finding=failing`)
  await stop(page.getByRole('gridcell'))
  await page.getByText(/not available for some schedules$/).click()
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await stop(page.getByRole('button', { name: 'Hand over…' }))
  await page.getByRole('gridcell').nth(2).click()
  await stop(page.getByRole('link', { name: 'Open page' }))
  await page.goto(`${schedules}/policy`)
  for (const line of ['Add a role', 'Add a collection', 'Add a downtime'])
    await page.getByRole('button', { name: line }).click()
  await page.getByText('Only certain worker tags are allowed').click()
  await stop(page.getByRole('textbox', { name: /^Worker tags/ }))
}

/** A review from the empty list to its report, and the page of an owner who came by a link. */
async function walkReviews(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  const reviews = `${consoleUrl}/c/practice-server/schedule-review`
  await page.goto(reviews)
  await stop(page.getByRole('link', { name: 'New review' }))
  await page.goto(`${reviews}/new?state=failing&ownerState=active`)
  await page.getByRole('textbox', { name: 'Name' }).fill('Looks')
  await stop(page.getByText(/^\d+ schedules now$/))
  await page.getByRole('button', { name: 'Make the draft' }).click()
  await page.getByRole('button', { name: 'Start the review' }).click()
  await stop(page.getByRole('region', { name: 'Schedules of the review' }))
  const address = page.url()
  await page
    .getByRole('checkbox', { name: /^Select / })
    .first()
    .press('Space')
  await stop(page.getByRole('region', { name: 'Selected schedules' }))
  await page.getByRole('button', { name: 'Give to somebody else…' }).first().click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Link for an owner…' }).click()
  await page.getByRole('button', { name: /For whom$/ }).click()
  await page.getByRole('option').first().click()
  await stop(page.getByRole('dialog'))
  await page.getByRole('button', { name: 'Make the link' }).click()
  await stop(page.getByRole('dialog').locator('code'))
  const link = (await page.getByRole('dialog').locator('code').textContent()) ?? ''
  await page.goto(`${address}/report`)
  await stop(page.getByRole('row'))
  await page.goto(reviews)
  await stop(page.getByRole('link', { name: 'Looks' }))
  await page.goto(link)
  await page.getByText('What is known of it').first().click()
  await stop(page.getByRole('form'))
}

/** Collections and access: the list at work, a collection, memberships, recipe, sheet, ways, missing shares. */
async function walkCollections(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  const collections = `${consoleUrl}/c/practice-server/collections`
  await page.goto(`${collections}?sort=-userCount`)
  const link = page.getByRole('grid').getByRole('link').first()
  await stop(link)
  const one = (await link.getAttribute('href')) ?? ''
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await page.getByRole('button', { name: 'Set members…' }).click()
  await page.getByRole('dialog').getByText('The membership ends').click()
  await stop(page.getByLabel(/^Ends at \(/))
  await page.keyboard.press('Escape')
  for (const action of [/^Workflows and/, /^Change owner/, /^Copy members/, /^Delete/]) {
    await page.getByRole('button', { name: 'Actions', exact: true }).click()
    await page.getByRole('menuitem', { name: action }).click()
    await stop(page.getByRole('dialog'))
    await page.keyboard.press('Escape')
  }
  await page.goto(`${consoleUrl}${one}`)
  await page.getByRole('checkbox', { name: 'Select all rows' }).press('Space')
  await stop(page.getByRole('region', { name: 'Selected memberships' }))
  await page.goto(`${consoleUrl}${one}?tab=workflows`)
  await stop(page.getByRole('combobox', { name: 'Workflows to add' }))
  await page.goto(`${consoleUrl}${one}?tab=needs`)
  await page.getByRole('button', { name: 'Note what it needs' }).click()
  await stop(page.getByRole('button', { name: 'Save what it needs' }))
  for (const place of ['memberships', 'loose-workflows']) {
    await page.goto(`${collections}/${place}`)
    await stop(page.getByRole('checkbox', { name: /^Select / }).nth(1))
  }
  await page.goto(`${collections}/team`)
  await stop(page.getByRole('textbox', { name: 'Name of the group' }))
  await page.goto(`${collections}/sheet`)
  const cells = page.getByRole('textbox', { name: 'Or paste cells' })
  await stop(cells)
  await cells.fill('Collection\tMember\nNowhere\tnobody@example.test')
  await page.getByRole('button', { name: 'Use the pasted cells' }).click()
  await stop(page.getByRole('gridcell'))
  await page.goto(`${consoleUrl}${one}`)
  const person = page.getByRole('grid').locator('a[href*="/users/"]').first()
  await person.waitFor()
  const personId = (await person.getAttribute('href'))?.split('/').pop()
  const access = `${consoleUrl}/c/practice-server/access`
  await page.goto(
    `${access}?person=${personId}&kind=collection&target=${one.split('/').pop()}&other=${personId}`,
  )
  await stop(page.getByRole('list', { name: 'Ways, open ones first' }))
  await page.goto(`${access}/missing-shares`)
  await stop(page.getByRole('gridcell'))
}

test('collections and access break no accessibility rule', async ({ signedIn: page, product }) => {
  await walkCollections(page, product.console.url)
})

test('findings and policy of schedules break no accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  await walkFindings(page, product.console.url)
})

test('reviews of schedules break no accessibility rule', async ({ signedIn: page, product }) => {
  await walkReviews(page, product.console.url)
})

test('the pages of schedules break no accessibility rule', async ({ signedIn: page, product }) => {
  await walkSchedules(page, product.console.url)
})

test('job profiles break no accessibility rule', async ({ signedIn: page, product }) => {
  await walkJobProfiles(page, product.console.url, 'Looks')
})

test('the pages of leavers and movers break no accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  const emails = ['ayse.abdullah@example.test', 'naomi.abdullah@example.test']
  const ids = await Promise.all(
    emails.map(async (email) => {
      const found = await product.practice.control('GET', `users?email=${email}`)
      return (found as { readonly id: string }[])[0]?.id ?? ''
    }),
  )
  await walkOffboarding(page, product.console.url, ids)
})

/** Credentials: the list with its dialogs, one of them, the sheet, rotations. */
async function walkCredentials(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  const base = `${consoleUrl}/c/practice-server/credentials`
  await page.goto(base)
  const link = page.getByRole('grid').getByRole('link').first()
  await stop(link)
  const credential = (await link.getAttribute('href')) ?? ''
  await page.getByRole('button', { name: 'New credential' }).click()
  await stop(page.getByRole('dialog'))
  await page.keyboard.press('Escape')
  await page.goto(`${consoleUrl}${credential}`)
  await stop(page.getByRole('region', { name: 'People' }))
  for (const action of ['Share…', 'Swap…', 'Change password…', 'Delete…']) {
    await page.getByRole('button', { name: 'Actions' }).click()
    await page.getByRole('menuitem', { name: action }).click()
    await stop(page.getByRole('dialog'))
    await page.keyboard.press('Escape')
  }
  await page.goto(`${consoleUrl}${credential}?tab=uses`)
  await stop(page.getByRole('region', { name: 'Schedules' }))
  await page.goto(`${base}/sheet`)
  await stop(page.getByRole('textbox', { name: 'Or paste cells' }))
  await page.goto(`${base}/rotations`)
  await page.getByRole('button', { name: 'New rotation' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'New rotation' })
  await stop(dialog)
  await chooseOption(dialog.getByRole('combobox', { name: 'Credential' }), 'svc', /svc/)
  await dialog.getByLabel('Deadline').fill('2027-01-31')
  await dialog.getByRole('button', { name: 'Begin the rotation' }).click()
  await stop(page.getByRole('button', { name: 'I have looked' }))
}

test('the pages of credentials break no accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  await walkCredentials(page, product.console.url)
})

/** Data connections of every kind, and studios. */
async function walkConnectionPages(page: Page, consoleUrl: string): Promise<void> {
  const stop = stopsOf(page)
  const base = `${consoleUrl}/c/practice-server`
  const lists = ['data-connections', 'data-connections/dcm', 'studios']
  for (const path of lists) {
    await page.goto(`${base}/${path}`)
    await stop(page.getByRole('gridcell'))
    await page.getByRole('gridcell').getByRole('link').first().click()
    await expect(page.getByRole('navigation', { name: 'Breadcrumbs' })).toBeVisible()
    await stop(page.getByRole('heading', { level: 2 }).last())
  }
  for (const path of ['data-connections/rules', 'data-connections/system']) {
    await page.goto(`${base}/${path}`)
    await stop(page.getByRole('tabpanel').getByRole('listitem'))
  }
  await page.goto(`${base}/data-connections/rules`)
  await page
    .getByRole('checkbox', { name: /^Select the rule/ })
    .first()
    .press('Space')
  await page.getByRole('button', { name: 'Delete 1 rule…' }).click()
  await stop(page.getByRole('dialog'))
  const sheets = ['data-connections', 'data-connections/dcm', 'data-connections/rules', 'studios']
  for (const path of sheets.map((list) => `${list}/sheet`)) {
    await page.goto(`${base}/${path}`)
    await stop(page.getByRole('textbox', { name: 'Or paste cells' }))
  }
}

test('the pages of data connections and studios break no accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  await walkConnectionPages(page, product.console.url)
})

test('the pages of groups break no accessibility rule', async ({ signedIn: page, product }) => {
  await walkGroups(page, product.console.url)
})

test('the list of users at work breaks no accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  await walkUserList(page, product.console.url)
})

test('the page of a person breaks no accessibility rule', async ({ signedIn: page, product }) => {
  const users = (await product.practice.control(
    'GET',
    'users?email=ayse.abdullah@example.test',
  )) as { readonly id: string }[]
  await walkUser(page, `${product.console.url}/c/practice-server/users/${users[0]?.id}`)
})

test('the pages of the console break no accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  await page.goto(product.console.url)
  await walkConsole(page, product.console.url)
})

test('no step of an onboarding breaks an accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  await walkOnboarding(page, product.console.url, 'looks')
})

test('no step of the bulk runner breaks an accessibility rule', async ({
  signedIn: page,
  product,
}) => {
  await page.goto(product.console.url)
  await walkBulkRunner(page)
})

test('the API explorer breaks no accessibility rule', async ({ signedIn: page, product }) => {
  await page.goto(product.console.url)
  await walkApiExplorer(page)
})

/** A page as it stands on a phone: breaks no rule and is no wider than the screen. */
async function expectToFit(page: Page, place: Locator): Promise<void> {
  await expect(place.first()).toBeVisible()
  await expectNoViolations(page)
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - window.innerWidth,
  )
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

test('no view of the calendar breaks an accessibility rule on a phone', async ({
  signedIn: page,
  product,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const view of ['month', 'week', 'day', 'heat', 'timeline', 'load', 'agenda', 'clocks']) {
    await page.goto(`${product.console.url}/c/practice-server/schedules/calendar?view=${view}`)
    await expectToFit(page, page.getByRole('tabpanel').getByRole('region'))
  }
})

test('no page breaks an accessibility rule on a phone', async ({ signedIn: page, product }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of [
    '',
    '/runs',
    '/connections',
    '/connections/practice-server/capabilities',
    '/c/practice-server/users/data-quality',
    '/c/practice-server/user-groups',
    '/c/practice-server/user-groups/matrix',
    '/c/practice-server/user-groups/drift',
    '/c/practice-server/offboarding',
    '/c/practice-server/offboarding?tab=movers',
    '/c/practice-server/onboarding',
    '/c/practice-server/onboarding/profiles',
    '/c/practice-server/bulk-runner',
    '/c/practice-server/api-explorer/Users_GetUsers',
  ]) {
    await page.goto(`${product.console.url}${path}`)
    await expectToFit(page, page.getByRole('heading', { level: 1 }))
  }
})
