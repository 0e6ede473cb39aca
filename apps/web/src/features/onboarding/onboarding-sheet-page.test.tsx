import { listJobProfiles } from '@curator/console-contract/job-profiles'
import {
  createPlan,
  getSheet,
  listSheetRows,
  rereadSheet,
  updateMapping,
  updateRows,
} from '@curator/console-contract/onboarding'
import type { SheetRow } from '@curator/console-contract/sheets'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { aPage, planUuid, sheetUuid } from '../../testing/plan-builders.ts'
import { renderPage } from '../../testing/render-page.tsx'
import { stubApi } from '../../testing/setup.ts'
import { aFault, aSheet, aSheetRow } from '../../testing/sheet-builders.ts'
import { OnboardingSheetPage } from './onboarding-sheet-page.tsx'

const show = (search = '') =>
  renderPage(<OnboardingSheetPage />, {
    pattern: '/c/:connectionId/onboarding/:sheetId',
    url: `/c/dev/onboarding/${sheetUuid}${search}`,
  })

const faulty = aSheetRow({ cells: ['ada@example.test', 'Artizan', 'C1'], faults: [aFault()] })
const alsoFaulty = aSheetRow({
  line: 3,
  cells: ['', 'Artisan', 'C1'],
  faults: [
    aFault({
      code: 'email_missing',
      column: 0,
      message: 'The e-mail is missing.',
      suggestion: null,
    }),
  ],
})

/** Answers edits as the BFF does: the touched rows without their faults, and one faulty row fewer. */
function replyToEdits(rows: SheetRow[]) {
  stubApi().reply(updateRows, ({ body }) => ({
    sheet: aSheet({ counts: { total: 3, ready: 3, faulty: 0, excluded: 0 } }),
    rows: rows
      .filter((row) => [...body.cells, ...body.exclusions].some((edit) => edit.line === row.line))
      .map((row) => ({
        ...row,
        isExcluded: body.exclusions.find((edit) => edit.line === row.line)?.isExcluded ?? false,
        cells: row.cells.map(
          (cell, column) =>
            body.cells.find((edit) => edit.line === row.line && edit.column === column)?.value ??
            cell,
        ),
        faults: [],
      })),
  }))
}

beforeEach(() => {
  stubApi()
    .reply(getSheet, aSheet())
    .reply(listSheetRows, aPage([faulty, alsoFaulty]))
    .reply(listJobProfiles, { items: [] })
  replyToEdits([faulty, alsoFaulty])
})

describe('the columns', () => {
  test('show header, first values and what each fills; unused ones are marked', async () => {
    stubApi().reply(
      getSheet,
      aSheet({
        notices: [
          { code: 'unknown_columns', message: '“Cost centre” fills nothing.', blocks: false },
        ],
      }),
    )
    show()
    const table = within(await screen.findByRole('table'))
    const mail = within(table.getByRole('row', { name: /^Mail/ }))
    expect(mail.getByText('ada@example.test')).toBeTruthy()
    expect(mail.getByText('Matched')).toBeTruthy()
    const costCentre = within(table.getByRole('row', { name: /^Cost centre/ }))
    expect(costCentre.getAllByText('Not used').length).toBeGreaterThan(0)
    expect(screen.getByText('“Cost centre” fills nothing.')).toBeTruthy()
  })

  test('are mapped by choosing a field, all columns at once', async () => {
    stubApi().reply(updateMapping, ({ body }) =>
      aSheet({ mapping: body.mapping, mappingSource: 'chosen' }),
    )
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: /Field that “Cost centre” fills/ }))
    await user.click(await screen.findByRole('option', { name: 'Groups' }))
    await screen.findByText(/remembered for the next sheet/)
    expect(stubApi().requests(updateMapping)[0]?.body.mapping).toEqual(['email', 'role', 'groups'])
  })

  test('block the way while the required one is missing', async () => {
    stubApi().reply(
      getSheet,
      aSheet({
        mapping: [null, 'role', null],
        notices: [
          { code: 'email_not_mapped', message: 'Choose the column of the e-mail.', blocks: true },
        ],
      }),
    )
    show()
    await screen.findByText('Choose the column of the e-mail.')
    expect(screen.getByRole('button', { name: 'Go on to the faults' })).toHaveProperty(
      'disabled',
      true,
    )
  })

  test('can be read in another way', async () => {
    stubApi().reply(rereadSheet, aSheet())
    const { user } = show()
    await user.click(await screen.findByRole('button', { name: /Between columns/ }))
    await user.click(await screen.findByRole('option', { name: 'Semicolon' }))
    await waitFor(() =>
      expect(stubApi().requests(rereadSheet)[0]?.body).toEqual({ delimiter: ';' }),
    )
  })
})

describe('the faults', () => {
  test('stand at their cells in words, with faulty rows listed first', async () => {
    show('?step=faults')
    await screen.findByText('E-mail missing')
    expect(screen.getByRole('button', { name: 'Use “Artisan”' })).toBeTruthy()
    expect(stubApi().requests(listSheetRows)[0]?.query.only).toBe('faulty')
  })

  test('are fixed by keyboard alone: next fault, typing, Enter', async () => {
    const { user } = show('?step=faults')
    await screen.findByText('E-mail missing')
    await user.click(screen.getByRole('button', { name: 'Next fault' }))
    const cell = screen.getByText('Artizan').closest('[role=gridcell]')
    await waitFor(() => expect(document.activeElement).toBe(cell))
    await user.keyboard('Curator{Enter}')
    await screen.findByText('Curator')
    expect(stubApi().requests(updateRows)[0]?.body.cells).toEqual([
      { line: 2, column: 1, value: 'Curator' },
    ])
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('gridcell'))
  })

  test('are left as they were on Escape', async () => {
    const { user } = show('?step=faults')
    await screen.findByText('E-mail missing')
    await user.click(screen.getByRole('button', { name: 'Next fault' }))
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Artizan'))
    await user.keyboard('{F2}')
    expect(screen.getByRole('textbox', { name: 'Role, line 2' })).toHaveProperty('value', 'Artizan')
    await user.keyboard('xyz{Escape}')
    expect(screen.getByText('Artizan')).toBeTruthy()
    expect(stubApi().requests(updateRows)).toHaveLength(0)
  })

  test('are saved on Tab, which goes on to the next one', async () => {
    const { user } = show('?step=faults')
    await screen.findByText('E-mail missing')
    await user.click(screen.getByRole('button', { name: 'Next fault' }))
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Artizan'))
    await user.keyboard('Viewer{Tab}')
    await waitFor(() => expect(document.activeElement?.textContent).toContain('E-mail missing'))
    await waitFor(() => expect(stubApi().requests(updateRows)).toHaveLength(1))
  })

  test('take their suggestion by one press or by Control and Enter', async () => {
    const { user } = show('?step=faults')
    await user.click(await screen.findByRole('button', { name: 'Use “Artisan”' }))
    await waitFor(() =>
      expect(stubApi().requests(updateRows)[0]?.body.cells).toEqual([
        { line: 2, column: 1, value: 'Artisan' },
      ]),
    )
  })

  test('take their suggestion by keyboard', async () => {
    const { user } = show('?step=faults')
    await screen.findByText('E-mail missing')
    await user.click(screen.getByRole('button', { name: 'Next fault' }))
    await waitFor(() => expect(document.activeElement?.textContent).toContain('Artizan'))
    await user.keyboard('{Control>}{Enter}{/Control}')
    await waitFor(() =>
      expect(stubApi().requests(updateRows)[0]?.body.cells[0]?.value).toBe('Artisan'),
    )
  })

  test('go away with a row that is left out, and the counts follow', async () => {
    const { user } = show('?step=faults')
    await user.click(await screen.findByRole('checkbox', { name: 'Bring line 3' }))
    await screen.findByText('Left out', { selector: '[role=gridcell] *' })
    expect(stubApi().requests(updateRows)[0]?.body.exclusions).toEqual([
      { line: 3, isExcluded: true },
    ])
    expect(screen.getByText(/0 faulty rows left/)).toBeTruthy()
  })

  test('that could not be saved say why, and can be saved again', async () => {
    stubApi().fail(updateRows, {
      code: 'store_unavailable',
      status: 503,
      title: 'The store is away.',
    })
    const { user } = show('?step=faults')
    await user.click(await screen.findByRole('button', { name: 'Use “Artisan”' }))
    await screen.findByText('The store is away.')
    replyToEdits([faulty, alsoFaulty])
    await user.click(screen.getByRole('button', { name: 'Save it again' }))
    await waitFor(() => expect(stubApi().requests(updateRows)).toHaveLength(2))
    await waitFor(() => expect(screen.queryByText('The store is away.')).toBeNull())
  })

  test('that are none lead straight to the plan', async () => {
    stubApi()
      .reply(getSheet, aSheet({ counts: { total: 1, ready: 1, faulty: 0, excluded: 0 } }))
      .reply(listSheetRows, aPage([aSheetRow()]))
      .reply(createPlan, { planId: planUuid as never })
    const { user, router } = show('?step=faults')
    await user.click(await screen.findByRole('button', { name: 'Make the plan' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planUuid}`))
    expect(stubApi().requests(createPlan)[0]?.body).toEqual({
      createGroups: [],
      profileId: null,
      truth: null,
    })
  })
})

describe('unknown groups', () => {
  const groups = [
    { name: 'Finance', rowCount: 2 },
    { name: 'Sales', rowCount: 1 },
  ]

  test('are created as ticked, all at first', async () => {
    stubApi()
      .reply(getSheet, aSheet({ unknownGroups: groups }))
      .reply(createPlan, { planId: planUuid as never })
    const { user, router } = show('?step=groups')
    await screen.findByText('Create all (2 of 2 chosen)')
    await user.click(screen.getByRole('checkbox', { name: /Sales/ }))
    await user.click(screen.getByRole('button', { name: 'Make the plan' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planUuid}`))
    expect(stubApi().requests(createPlan)[0]?.body).toEqual({
      createGroups: ['Finance'],
      profileId: null,
      truth: null,
    })
  })

  test('can all be declined by one tick', async () => {
    stubApi().reply(getSheet, aSheet({ unknownGroups: groups }))
    const { user } = show('?step=groups')
    await user.click(await screen.findByRole('checkbox', { name: /Create all/ }))
    await screen.findByText('Create all (0 of 2 chosen)')
  })
})

describe('a sheet', () => {
  test('that is being read says so', () => {
    stubApi().hang(getSheet)
    show()
    expect(screen.getByText('Loading the sheet')).toBeTruthy()
  })

  test('that can’t be read says why, with the request id and a way on', async () => {
    stubApi().fail(getSheet, {
      code: 'not_found',
      status: 404,
      title: 'This sheet does not exist.',
    })
    show()
    await screen.findByText('This sheet does not exist.')
    expect(screen.getByText('request-1')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Bring a new sheet' })).toBeTruthy()
  })
})
