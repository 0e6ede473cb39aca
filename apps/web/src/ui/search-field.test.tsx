import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SearchField } from './search-field.tsx'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const rest = (durationMs: number) =>
  act(() => {
    vi.advanceTimersByTime(durationMs)
  })
const box = () => screen.getByRole<HTMLInputElement>('searchbox')
const type = (value: string) => fireEvent.change(box(), { target: { value } })

test('tells once typing rests, not for every letter', () => {
  const onChange = vi.fn()
  render(<SearchField label="Search" value="" onChange={onChange} />)
  type('a')
  rest(100)
  type('ad')
  rest(199)
  expect(onChange).not.toHaveBeenCalled()
  rest(1)
  expect(onChange.mock.calls).toEqual([['ad']])
})

test('keeps letters that were typed while the answer to the first ones was on its way', () => {
  const onChange = vi.fn()
  const { rerender } = render(<SearchField label="Search" value="" onChange={onChange} />)
  type('ad')
  rest(200)
  type('ada')
  rerender(<SearchField label="Search" value="ad" onChange={onChange} />)
  expect(box().value).toBe('ada')
  rest(200)
  expect(onChange).toHaveBeenLastCalledWith('ada')
})

test('follows a value that was changed elsewhere, and tells it again when typed again', () => {
  const onChange = vi.fn()
  const { rerender } = render(<SearchField label="Search" value="" onChange={onChange} />)
  type('ada')
  rest(200)
  rerender(<SearchField label="Search" value="ada" onChange={onChange} />)
  rerender(<SearchField label="Search" value="" onChange={onChange} />)
  expect(box().value).toBe('')
  type('ada')
  rest(200)
  expect(onChange.mock.calls).toEqual([['ada'], ['ada']])
})
