import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { useChosenRows } from './use-chosen-rows.ts'

type Row = { readonly id: string }
type List = { readonly filters: { readonly search: string }; readonly all: readonly Row[] }

const rowsOf = (prefix: string, count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ id: `${prefix}${at}` }))
const everything: List = { filters: { search: '' }, all: rowsOf('a', 300) }
const three: List = { filters: { search: 'b' }, all: rowsOf('b', 3) }

/** Of each list only the first two rows are in sight. */
function choose(list: List, readAll = (of: List) => Promise.resolve(of.all)) {
  return renderHook(
    (shown: List) =>
      useChosenRows({
        filters: shown.filters,
        rows: {
          rowCount: shown.all.length,
          getRow: (index) => (index < 2 ? shown.all[index] : undefined),
        },
        readAll: () => readAll(shown),
        nameOf: ({ id }) => id,
      }),
    { initialProps: list },
  )
}

test('the header box chooses all that match, those never in sight too', async () => {
  const { result } = choose(everything)
  act(() => result.current.grid.onToggleAll())
  await waitFor(() => expect(result.current.chosen).toHaveLength(300))
  expect(result.current.grid.allState).toBe('all')
  act(() => result.current.grid.onToggle(1, false))
  expect([result.current.chosen.length, result.current.grid.allState]).toEqual([299, 'some'])
  act(() => result.current.grid.onToggleAll())
  await waitFor(() => expect(result.current.grid.allState).toBe('all'))
  act(() => result.current.grid.onToggleAll())
  expect([result.current.chosen.length, result.current.grid.allState]).toEqual([0, 'none'])
})

test('what is chosen stays when the list asks something else, and does not count as all of that', async () => {
  const { result, rerender } = choose(everything)
  act(() => result.current.grid.onToggleAll())
  await waitFor(() => expect(result.current.chosen).toHaveLength(300))
  rerender(three)
  expect([result.current.chosen.length, result.current.grid.allState]).toEqual([300, 'some'])
  act(() => result.current.grid.onToggleAll())
  await waitFor(() => expect(result.current.chosen).toHaveLength(303))
  expect(result.current.grid.allState).toBe('all')
})

test('Shift chooses from the last row of the same list, not of another', async () => {
  const readAll = vi.fn((of: List) => Promise.resolve(of.all))
  const { result, rerender } = choose(everything, readAll)
  act(() => result.current.grid.onToggle(0, false))
  rerender(three)
  act(() => result.current.grid.onToggle(1, true))
  expect(result.current.chosen.map(({ id }) => id)).toEqual(['a0', 'b1'])
  act(() => result.current.grid.onToggle(0, true))
  await waitFor(() => expect(result.current.chosen).toHaveLength(3))
  expect(readAll).toHaveBeenCalledTimes(1)
})

test('what is read after everything was cleared is not chosen any more', async () => {
  let answer: (rows: readonly Row[]) => void = () => undefined
  const { result } = choose(everything, () => new Promise((resolve) => (answer = resolve)))
  act(() => result.current.grid.onToggleAll())
  act(() => result.current.clear())
  await act(async () => answer(everything.all))
  expect(result.current.chosen).toEqual([])
})

test('why not all could be read is told, and nothing is chosen', async () => {
  const { result } = choose(everything, () => Promise.reject(new Error('too many')))
  act(() => result.current.grid.onToggleAll())
  await waitFor(() => expect(result.current.error?.message).toBe('too many'))
  expect(result.current.chosen).toEqual([])
})
