import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutReply } from './reply-cut.ts'

const rest = async () => undefined
const cut = (text: string) => cutReply(text, rest)
const filler = 'x'.repeat(500)

describe('what a page gets of a reply', () => {
  test.each([
    ['an object', '{"a": [1, 2]}', null],
    ['an empty list', ' [ ]', 0],
    ['a list of one', '[{"a": [1, 2, 3]}]', 1],
    ['marks inside text', '["a,b", "c]\\"", "\\\\", "}"]', 4],
    ['a byte order mark', '\uFEFF[1,2]', 2],
    ['no JSON', 'Bad gateway', null],
    ['nothing', '', null],
    ['a list that breaks off', '[1, 2', null],
  ])('%s stays whole', async (_, text, itemCount) => {
    expect(await cut(text)).toEqual({ text, itemCount, cut: null })
  })

  test('a long list keeps its first 200 entries and counts all of them', async () => {
    const entries = Array.from({ length: 5_000 }, (_, id) => ({ id, filler }))
    const reply = await cut(JSON.stringify(entries, null, 1))
    expect(JSON.parse(reply.text)).toEqual(entries.slice(0, 200))
    expect(reply.itemCount).toBe(5_000)
    expect(reply.cut).toContain('first 200 of 5,000')
  })

  test('of large entries only those that fit are kept', async () => {
    const entries = Array.from({ length: 30 }, () => 'y'.repeat(90_000))
    const reply = await cut(JSON.stringify(entries))
    expect(reply.text.length).toBeLessThanOrEqual(1_000_001)
    expect(JSON.parse(reply.text)).toHaveLength(11)
    expect(reply.itemCount).toBe(30)
  })

  test('one entry larger than the page leaves an empty list', async () => {
    expect(await cut(JSON.stringify(['z'.repeat(2_000_000)]))).toMatchObject({
      text: '[]',
      itemCount: 1,
    })
  })

  test('other long text is cut off and says so', async () => {
    const reply = await cut(JSON.stringify({ filler: 'x'.repeat(2_000_000) }))
    expect(reply.text).toHaveLength(1_000_000)
    expect(reply.cut).toContain('1,000,000 of')
  })

  test('others get their turn while a large reply is looked through', async () => {
    let rests = 0
    await cutReply(`[${'1,'.repeat(3_000_000)}1]`, async () => {
      rests += 1
    })
    expect(rests).toBeGreaterThan(10)
  })

  test('any list is counted right', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.nat(3), async (entries, space) => {
        expect((await cut(JSON.stringify(entries, null, space))).itemCount).toBe(entries.length)
      }),
    )
  })
})
