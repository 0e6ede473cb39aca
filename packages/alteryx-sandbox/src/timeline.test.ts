import { expect, test } from 'vitest'
import { Timeline } from './timeline.ts'

test('things happen in the order of their instants, planned ones of the same instant in turn', () => {
  const timeline = new Timeline()
  const happened: string[] = []
  for (const [atMs, name] of [
    [30, 'c'],
    [10, 'a'],
    [20, 'b1'],
    [20, 'b2'],
  ] as const) {
    timeline.at(atMs, () => happened.push(name))
  }
  timeline.advanceTo(20)
  expect(happened).toEqual(['a', 'b1', 'b2'])
  timeline.advanceTo(30)
  expect(happened.at(-1)).toBe('c')
  expect(timeline.size).toBe(0)
})

test('what happens may plan more, and that happens at its own instant', () => {
  const timeline = new Timeline()
  const at: number[] = []
  const again = (atMs: number) => {
    at.push(atMs)
    timeline.at(atMs + 7, again)
  }
  timeline.at(7, again)
  timeline.advanceTo(40)
  expect(at).toEqual([7, 14, 21, 28, 35])
})

test('a thousand in any order come out sorted', () => {
  const timeline = new Timeline()
  const at: number[] = []
  for (let number = 0; number < 1000; number += 1)
    timeline.at((number * 7919) % 1009, (ms) => at.push(ms))
  timeline.advanceTo(2000)
  expect(at).toEqual([...at].sort((a, b) => a - b))
  expect(at).toHaveLength(1000)
})
