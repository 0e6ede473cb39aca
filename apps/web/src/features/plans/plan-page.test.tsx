import { discardPlan, getPlan, listPlanRows } from '@curator/console-contract/plans'
import { startRun } from '@curator/console-contract/runs'
import { getSession } from '@curator/console-contract/session'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  aPlan,
  aPlanRow,
  aPlanRowPage,
  aRun,
  planUuid,
  runUuid,
} from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { aSession } from '../../testing/samples.ts'
import { stubApi } from '../../testing/setup.ts'
import { PlanPage } from './plan-page.tsx'

const show = (search = '') =>
  renderPage(<PlanPage />, { pattern: '/plans/:planId', url: `/plans/${planUuid}${search}` })
const startName = 'Create 41 and update 7 users on Practice server'

beforeEach(() => {
  stubApi()
    .reply(getSession, aSession())
    .reply(getPlan, aPlan())
    .reply(listPlanRows, aPlanRowPage([aPlanRow()]))
})

describe('the plan page', () => {
  test('shows that it loads', () => {
    stubApi().hang(getPlan)
    show()
    expect(screen.getByText('Loading the plan')).toBeTruthy()
  })

  test('says why it failed, with the request id, and reads again on request', async () => {
    stubApi().fail(getPlan, { code: 'not_found', status: 404, title: 'This plan does not exist.' })
    const { user } = show()
    await screen.findByText('This plan does not exist.')
    expect(screen.getByText('request-1')).toBeTruthy()
    stubApi().reply(getPlan, aPlan())
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await screen.findByRole('heading', { name: 'Onboard users from people.csv' })
  })

  test('shows the old value struck through beside the new one', async () => {
    show()
    const cell = await screen.findByText('Viewer')
    expect(cell.closest('del')).not.toBeNull()
    expect(screen.getByText('Artisan').closest('ins')).not.toBeNull()
  })

  test('asks for one verdict when its number is pressed, and keeps it in the address', async () => {
    const { user, router } = show()
    await user.click(await screen.findByRole('button', { name: /2\s*Conflict/ }))
    await waitFor(() =>
      expect(stubApi().requests(listPlanRows).at(-1)?.query.verdict).toEqual(['conflict']),
    )
    expect(router.state.location.search).toBe('?verdict=conflict')
  })

  test('says that no row matches when a search finds nothing', async () => {
    stubApi().reply(listPlanRows, aPlanRowPage([]))
    show('?search=nobody')
    await screen.findByText('No row matches')
    expect(stubApi().requests(listPlanRows)[0]?.query.search).toBe('nobody')
  })

  test('shows everything of a row when it is opened', async () => {
    const { user } = show()
    await user.click(await screen.findByText('grace@example.test'))
    await screen.findByText('Update Grace Hopper.')
  })
})

describe('many rows', () => {
  const rows = [2, 3, 4].map((line) => aPlanRow({ line, subject: `row${line}@example.test` }))
  const grouped = aPlanRowPage(rows, {
    groups: [
      { key: 'update-user', count: 2 },
      { key: 'none', count: 1 },
    ],
  })

  test('stand under headings with their numbers, which fold and unfold by click and key', async () => {
    stubApi().reply(listPlanRows, grouped)
    const { user } = show('?group=kind')
    const heading = await screen.findByRole('gridcell', { name: /Update users\s*2 rows/ })
    expect(stubApi().requests(listPlanRows)[0]?.query.group).toBe('kind')
    expect(screen.getByRole('gridcell', { name: /No change\s*1 row/ })).toBeTruthy()
    await user.click(heading)
    expect(screen.queryByText('row2@example.test')).toBeNull()
    expect(screen.getByText('row4@example.test')).toBeTruthy()
    expect(heading.getAttribute('aria-expanded')).toBe('false')
    heading.focus()
    await user.keyboard('{Enter}')
    expect(screen.getByText('row2@example.test')).toBeTruthy()
  })

  test('are narrowed by danger and kind, with what each choice would find, all in the address', async () => {
    const { user, router } = show()
    await user.click(await screen.findByRole('button', { name: 'Danger filter' }))
    await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Caution (7)' }))
    await waitFor(() =>
      expect(stubApi().requests(listPlanRows).at(-1)?.query.danger).toEqual(['caution']),
    )
    expect(router.state.location.search).toBe('?danger=caution')
  })

  test('are sorted by a press on the name of a column', async () => {
    const { user, router } = show()
    await user.click(await screen.findByRole('button', { name: 'Line' }))
    await waitFor(() => expect(stubApi().requests(listPlanRows).at(-1)?.query.sort).toBe('line'))
    expect(router.state.location.search).toBe('?sort=line')
  })

  test('are searched after a press on /', async () => {
    const { user } = show()
    await screen.findByText('grace@example.test')
    await user.keyboard('/')
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Search the rows' }))
  })
})

describe('a plan without a sheet', () => {
  test.each([
    ['users', 'Users', '/c/practice/users', 'Choose users'],
    ['user-groups', 'Groups', '/c/practice/user-groups', 'Go to the groups'],
    ['offboarding', 'Leavers', '/c/practice/offboarding', 'Choose leavers'],
    ['undo', 'Run to undo', '/runs', 'Choose a run'],
  ])(
    'of %s has steps from where it was chosen and leads back there',
    async (slice, step, to, link) => {
      stubApi().reply(getPlan, aPlan({ slice, sheetId: null, state: 'expired' }))
      show()
      const back = await screen.findByRole('link', { name: link })
      expect(back.getAttribute('href')).toBe(to)
      const steps = within(screen.getByRole('navigation', { name: 'Steps' }))
      expect(steps.getByRole('link', { name: new RegExp(step) }).getAttribute('href')).toBe(to)
      expect(steps.queryByText('Columns')).toBeNull()
    },
  )
})

describe('the confirm dialog', () => {
  test('says the numbers per kind, the connection, its environment and the time, before anything starts', async () => {
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: startName }))
    const dialog = within(await screen.findByRole('alertdialog'))
    for (const words of [
      'create 41 users',
      'update 7 users',
      'create 2 groups',
      'add 10 group memberships',
    ]) {
      expect(dialog.getByText(words)).toBeTruthy()
    }
    expect(dialog.getByText('Practice server')).toBeTruthy()
    expect(dialog.getByText('Development')).toBeTruthy()
    expect(dialog.getByText('1 min 35 s')).toBeTruthy()
    expect(dialog.getByText(/Nothing is written for 5 rows: 2 conflict, 3 invalid/)).toBeTruthy()
    expect(stubApi().requests(startRun)).toHaveLength(0)
  })

  test('starts with the digest that was shown and goes to the run', async () => {
    stubApi().reply(startRun, aRun())
    const { user, router } = show()
    await user.click(await screen.findByRole('button', { name: startName }))
    const dialog = within(await screen.findByRole('alertdialog'))
    await user.click(dialog.getByRole('button', { name: startName }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/runs/${runUuid}`))
    expect(stubApi().requests(startRun)[0]?.body).toMatchObject({
      digest: 'digest-1',
      stopRule: { kind: 'carry_on' },
    })
  })

  test('sends the same key again when the first answer was lost, so that one run starts', async () => {
    stubApi().fail(startRun, {
      code: 'store_unavailable',
      status: 503,
      title: 'The store is away.',
    })
    const { user, router } = show()
    await user.click(await screen.findByRole('button', { name: startName }))
    const dialog = within(await screen.findByRole('alertdialog'))
    await user.click(dialog.getByRole('button', { name: startName }))
    await dialog.findByText('The store is away.')
    stubApi().reply(startRun, aRun())
    await user.click(dialog.getByRole('button', { name: startName }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/runs/${runUuid}`))
    const [first, second] = stubApi().requests(startRun)
    expect(first?.body.idempotencyKey).toBe(second?.body.idempotencyKey)
  })

  test('of a destructive plan waits for its number to be typed', async () => {
    stubApi()
      .reply(getPlan, aPlan({ danger: 'destructive' }))
      .reply(startRun, aRun())
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: startName }))
    const dialog = within(await screen.findByRole('alertdialog'))
    const confirm = dialog.getByRole('button', { name: startName })
    expect(confirm).toHaveProperty('disabled', true)
    await user.type(dialog.getByLabelText(/Type 60 to confirm/), '61')
    expect(confirm).toHaveProperty('disabled', true)
    await user.clear(dialog.getByLabelText(/Type 60 to confirm/))
    await user.type(dialog.getByLabelText(/Type 60 to confirm/), '60')
    await user.click(confirm)
    await waitFor(() => expect(stubApi().requests(startRun)[0]?.body.typedCount).toBe(60))
  })

  test('of a production connection says so', async () => {
    stubApi().reply(getPlan, aPlan({ environment: 'production', isPractice: false }))
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: startName }))
    const dialog = within(await screen.findByRole('alertdialog'))
    expect(dialog.getByText('Practice server is a production Server.')).toBeTruthy()
  })
})

describe('a plan that needs passwords', () => {
  test('asks for each once, sends them with the start alone and forgets them when it is put off', async () => {
    const secretSlots = [{ slot: 'password 1', label: 'New password of CORP\\svc' }]
    stubApi().reply(getPlan, aPlan({ secretSlots })).reply(startRun, aRun())
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: startName }))
    const dialog = within(await screen.findByRole('alertdialog'))
    const confirm = dialog.getByRole('button', { name: startName })
    expect(confirm).toHaveProperty('disabled', true)
    await user.type(dialog.getByLabelText('New password of CORP\\svc'), 'never kept')
    await user.click(dialog.getByRole('button', { name: 'Not now' }))
    await user.click(await screen.findByRole('button', { name: startName }))
    const again = within(await screen.findByRole('alertdialog'))
    const field = again.getByLabelText('New password of CORP\\svc')
    expect(field).toHaveProperty('value', '')
    await user.type(field, 'kept nowhere')
    await user.click(again.getByRole('button', { name: startName }))
    await waitFor(() => expect(stubApi().requests(startRun)).toHaveLength(1))
    expect(stubApi().requests(startRun)[0]?.body.secrets).toEqual({ 'password 1': 'kept nowhere' })
  })
})

test('a password goes with the dialog when the plan leaves the draft state meanwhile', async () => {
  const secretSlots = [{ slot: 'password 1', label: 'New password of CORP\\svc' }]
  stubApi().reply(getPlan, aPlan({ secretSlots }))
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: startName }))
  const dialog = within(await screen.findByRole('alertdialog'))
  await user.type(dialog.getByLabelText('New password of CORP\\svc'), 'never kept')
  stubApi()
    .fail(startRun, { code: 'plan_changed', status: 409, title: 'The plan has changed.' })
    .reply(getPlan, aPlan({ secretSlots, state: 'stale' }))
  await user.click(dialog.getByRole('button', { name: startName }))
  expect(await screen.findByText('The plan has changed.')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('alertdialog')).toBeNull())
  expect(document.querySelector('input[type="password"]')).toBeNull()
})

describe('a plan that can’t be started', () => {
  test.each([
    ['expired', /too old to be run/, 'Back to the sheet'],
    ['stale', /has changed since/, 'Back to the sheet'],
    ['discarded', /thrown away/, 'Back to the sheet'],
  ])('because it is %s says what to do next', async (state, words, link) => {
    stubApi().reply(getPlan, aPlan({ state }))
    show()
    await screen.findByText(words)
    expect(screen.getByRole('link', { name: link })).toBeTruthy()
    expect(screen.queryByRole('button', { name: startName })).toBeNull()
  })

  test('because it has been started leads to its run', async () => {
    stubApi().reply(getPlan, aPlan({ state: 'running', runId: runUuid }))
    show()
    const link = await screen.findByRole('link', { name: 'Open the run' })
    expect(link.getAttribute('href')).toBe(`/runs/${runUuid}`)
  })

  test('because it changes nothing says that all is well', async () => {
    const plan = aPlan()
    stubApi().reply(
      getPlan,
      aPlan({
        changeCount: 0,
        rowCount: 9,
        verdictCounts: {
          ...plan.verdictCounts,
          create: 0,
          update: 0,
          conflict: 0,
          invalid: 0,
          unchanged: 9,
        },
      }),
    )
    show()
    await screen.findByText('This plan writes nothing.')
    expect(screen.queryByRole('button', { name: /on Practice server/ })).toBeNull()
  })

  test('because the role does not allow it says whom to ask', async () => {
    stubApi().reply(getSession, aSession('viewer'))
    show()
    await screen.findByText(/may look at this plan, but not run it/)
    expect(screen.queryByRole('button', { name: startName })).toBeNull()
  })
})

test('discarding asks first, then shows the plan as discarded', async () => {
  stubApi().reply(discardPlan, undefined)
  const { user } = show()
  await user.click(await screen.findByRole('button', { name: 'Discard' }))
  expect(stubApi().requests(discardPlan)).toHaveLength(0)
  stubApi().reply(getPlan, aPlan({ state: 'discarded' }))
  await user.click(await screen.findByRole('button', { name: 'Discard the plan' }))
  await screen.findByText('Discarded')
})

describe('a plan of calls', () => {
  test('counts calls, has verdicts of calls, and says what is sent', async () => {
    const kindCounts = { ...aPlan().kindCounts, 'create-user': 0, 'update-user': 0 }
    const only = { 'create-group': 0, 'add-group-members': 0, 'call-operation': 41 }
    stubApi().reply(
      getPlan,
      aPlan({ slice: 'bulk-runner', changeCount: 41, kindCounts: { ...kindCounts, ...only } }),
    )
    show()
    await screen.findByRole('button', { name: 'Make 41 API calls on Practice server' })
    expect(screen.getByText(/41 API calls for 53 rows/)).toBeTruthy()
    expect(screen.getByText(/Each call is sent as it stands here/)).toBeTruthy()
    expect(screen.getByRole('columnheader', { name: 'What is sent' })).toBeTruthy()
    expect(screen.queryByText('Unchanged')).toBeNull()
  })
})
