import { act, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { describe, expect, test, vi } from 'vitest'
import { DataGrid, type DataGridProps } from './data-grid.tsx'

type Row = { readonly name: string; readonly size: number }
const total = 100_000
const toRow = (index: number): Row => ({ name: `row ${index}`, size: index })

function showGrid(props: Partial<DataGridProps<Row>> = {}) {
  const onRowAction = vi.fn()
  const onVisibleRangeChange = vi.fn()
  render(
    <DataGrid
      label="Rows"
      columns={[
        { key: 'name', header: 'Name', width: 200, isSortable: true, render: (row) => row.name },
        { key: 'size', header: 'Size', width: 100, align: 'right', render: (row) => row.size },
        {
          key: 'open',
          header: 'Open',
          width: 100,
          render: () => <button type="button">Open</button>,
        },
      ]}
      rowCount={total}
      getRow={toRow}
      rowKey={(row) => row.name}
      onRowAction={onRowAction}
      onVisibleRangeChange={onVisibleRangeChange}
      {...props}
    />,
  )
  return { onRowAction, onVisibleRangeChange, user: userEvent.setup() }
}

const focusedText = () => document.activeElement?.textContent

describe('DataGrid', () => {
  test('keeps few of 100,000 rows in the page and tells their places', () => {
    const { onVisibleRangeChange } = showGrid()
    expect(screen.getByRole('grid', { name: 'Rows' }).getAttribute('aria-rowcount')).toBe('100001')
    const rows = screen.getAllByRole('row')
    expect(rows.length).toBeLessThan(60)
    expect(rows[1]?.getAttribute('aria-rowindex')).toBe('2')
    expect(onVisibleRangeChange).toHaveBeenLastCalledWith(0, expect.any(Number))
  })

  test('is one tab stop; arrows move through header and cells', async () => {
    const { user } = showGrid()
    await user.tab()
    expect(focusedText()).toBe('Name')
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}')
    expect(focusedText()).toBe('1')
    await user.keyboard('{End}{Home}')
    expect(focusedText()).toBe('row 1')
    expect(document.querySelectorAll('[data-row][tabindex="0"]')).toHaveLength(1)
  })

  test('Control+End reaches the last row', async () => {
    const { user } = showGrid()
    await user.tab()
    await user.keyboard('{ArrowDown}{Control>}{End}{/Control}')
    await act(() => screen.getByRole('grid').dispatchEvent(new Event('scroll')))
    expect(document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex')).toBe(
      '100001',
    )
  })

  test('Enter acts on a row, a click too; a control in a cell keeps its own click', async () => {
    const { user, onRowAction } = showGrid()
    await user.tab()
    await user.keyboard('{ArrowDown}{Enter}')
    expect(onRowAction).toHaveBeenLastCalledWith(toRow(0), 0)
    await user.click(screen.getByText('row 3'))
    expect(onRowAction).toHaveBeenLastCalledWith(toRow(3), 3)
    await user.click(screen.getAllByRole('button', { name: 'Open' })[5] as HTMLElement)
    expect(onRowAction).toHaveBeenCalledTimes(2)
  })

  test('Enter goes into a cell’s control and Escape back to the cell', async () => {
    const { user, onRowAction } = showGrid()
    await user.tab()
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{Enter}')
    expect(document.activeElement?.tagName).toBe('BUTTON')
    await user.keyboard('{Escape}')
    expect(document.activeElement?.getAttribute('role')).toBe('gridcell')
    expect(onRowAction).not.toHaveBeenCalled()
  })

  test('sorts by press and by Enter on the header, ascending first', async () => {
    const onSortChange = vi.fn()
    const { user } = showGrid({ sort: 'name', onSortChange })
    expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe(
      'ascending',
    )
    expect(screen.getByRole('columnheader', { name: 'Size' }).hasAttribute('aria-sort')).toBe(false)
    await user.click(screen.getByRole('button', { name: 'Name' }))
    expect(onSortChange).toHaveBeenLastCalledWith('-name')
    screen.getByRole('columnheader', { name: 'Name' }).focus()
    await user.keyboard('{Enter}')
    expect(onSortChange).toHaveBeenCalledTimes(2)
  })

  test('Space selects, Shift+Space a range', async () => {
    const onToggle = vi.fn()
    const { user } = showGrid({
      selection: {
        isSelected: (index) => index === 1,
        onToggle,
        allState: 'some',
        onToggleAll: vi.fn(),
        labelOf: (index) => `Select row ${index}`,
      },
    })
    await user.tab()
    await user.keyboard('{ArrowDown} {ArrowDown}{Shift>} {/Shift}')
    expect(onToggle.mock.calls).toEqual([
      [0, false],
      [1, true],
    ])
    expect(screen.getAllByRole('row')[2]?.getAttribute('aria-selected')).toBe('true')
  })

  test('draws a skeleton in place of rows that are on their way', () => {
    showGrid({ getRow: (index) => (index === 0 ? toRow(0) : undefined) })
    const [, first, second] = screen.getAllByRole('row')
    expect(within(first as HTMLElement).getByText('row 0')).toBeTruthy()
    expect(second?.getAttribute('aria-busy')).toBe('true')
  })

  test('says that it loads, then how many rows there are, and shows what stands for none', () => {
    showGrid({ isLoading: true })
    expect(screen.getByRole('status').textContent).toBe('Loading')
    showGrid({ label: 'None', rowCount: 0, empty: 'Nothing here', countText: '0 rows' })
    expect(screen.getByText('Nothing here')).toBeTruthy()
    expect(screen.getByText('0 rows').getAttribute('role')).toBe('status')
  })
})
