import { listUsers } from '@curator/console-contract/users'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { stubApi } from '../../../testing/setup.ts'
import { lastPlan, manyUsers, planId, showUsers } from '../testing/show-users.tsx'

/** Opens the grid with everyone but `p2`. */
async function openGrid(count = 5) {
  const view = showUsers({ users: manyUsers(count) })
  await view.user.click(await screen.findByLabelText('Select p2@example.test'))
  await view.user.click(screen.getByLabelText('Select all rows'))
  await view.user.click(screen.getByLabelText('Select p2@example.test'))
  await view.user.click(screen.getByRole('button', { name: 'Edit in a grid…' }))
  const grid = await screen.findByRole('grid', { name: 'Fields of the chosen users' })
  const cell = (row: number, column: number) => {
    const found = grid.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)
    if (!found) throw new Error(`There is no cell ${row}, ${column}.`)
    return found
  }
  return { ...view, grid, cell }
}

const roleColumn = 1
const zoneColumn = 2

describe('editing in a grid', () => {
  test('holds the chosen users, also those on pages not read before', async () => {
    const { grid } = await openGrid(150)
    expect(grid.getAttribute('aria-rowcount')).toBe('150')
    expect(within(grid).queryByText('p2@example.test')).toBeNull()
    expect(
      stubApi()
        .requests(listUsers)
        .map(({ query }) => query.page),
    ).toContain(2)
  })

  test('types, fills down what is marked, undoes, and plans the changed cells', async () => {
    const { user, router, cell } = await openGrid()
    cell(0, roleColumn).focus()
    await user.keyboard('viewer{Enter}')
    expect(cell(0, roleColumn).textContent).toContain('Viewer')
    expect(cell(0, roleColumn).textContent).toContain('Changed; was Artisan')
    await waitFor(() => expect(document.activeElement).toBe(cell(1, roleColumn)))
    await user.keyboard('{ArrowUp}{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Control>}d{/Control}')
    expect(screen.getByText('3 cells of 3 users changed.')).toBeTruthy()
    await user.keyboard('{Control>}z{/Control}')
    expect(screen.getByText('1 cell of 1 user changed.')).toBeTruthy()
    cell(1, zoneColumn).focus()
    await user.keyboard('utc{Tab}')
    await user.click(screen.getByRole('button', { name: 'Plan the change of 2 users' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/plans/${planId}`))
    expect(lastPlan()).toEqual({
      connectionId: 'dev',
      action: {
        kind: 'edit',
        rows: [
          { userId: 'user-0', values: { role: 'Viewer' } },
          { userId: 'user-1', values: { timeZone: 'UTC' } },
        ],
      },
    })
  })

  test('fills down to the last row when nothing is marked', async () => {
    const { user, cell } = await openGrid()
    cell(1, zoneColumn).focus()
    await user.keyboard('{Enter}')
    const box = screen.getByRole('combobox', { name: 'Time zone of p1@example.test' })
    await user.clear(box)
    await user.type(box, 'Europe/Berlin{Enter}')
    cell(1, zoneColumn).focus()
    await user.click(screen.getByRole('button', { name: 'Fill down' }))
    expect(screen.getByText('3 cells of 3 users changed.')).toBeTruthy()
    expect(cell(0, zoneColumn).textContent).toBe('Europe/London')
  })

  test('takes a block from a spreadsheet and marks what can’t be planned', async () => {
    const { user, cell } = await openGrid()
    cell(0, roleColumn).focus()
    await user.paste('Member\tUTC\nEmperor\t\n')
    expect(screen.getByText('4 cells of 2 users changed.')).toBeTruthy()
    expect(screen.getByText('1 cell has a value that can’t be planned.')).toBeTruthy()
    expect(within(cell(1, roleColumn)).getByText('There is no “Emperor”.')).toBeTruthy()
    const plan = screen.getByRole('button', { name: 'Plan the change of 2 users' })
    expect(plan.hasAttribute('disabled')).toBe(true)
    cell(1, roleColumn).focus()
    await user.keyboard('{F2}')
    const box = screen.getByRole('combobox', { name: 'Role of p1@example.test' })
    await user.clear(box)
    await user.type(box, 'curator{Enter}')
    await user.click(screen.getByRole('button', { name: 'Plan the change of 2 users' }))
    await waitFor(() =>
      expect(lastPlan()?.action).toMatchObject({
        rows: [
          { values: { role: 'Member', timeZone: 'UTC' } },
          { values: { role: 'Curator', timeZone: '' } },
        ],
      }),
    )
  })

  test('asks before changed cells are lost', async () => {
    const { user, router, cell } = await openGrid()
    cell(0, roleColumn).focus()
    await user.keyboard('viewer{Enter}')
    await user.click(screen.getByRole('button', { name: 'Back to the list' }))
    await user.click(await screen.findByRole('button', { name: 'Go on editing' }))
    expect(router.state.location.search).toBe('?edit=grid')
    await user.click(screen.getByRole('button', { name: 'Back to the list' }))
    await user.click(await screen.findByRole('button', { name: 'Leave without a plan' }))
    expect(await screen.findByRole('grid', { name: 'Users of DEV' })).toBeTruthy()
    expect(screen.getByText(/4 users selected/)).toBeTruthy()
  })
})
