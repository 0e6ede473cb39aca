import type { ConnectionId } from '@curator/console-contract/ids'
import { expect, test } from 'vitest'
import type { ConnectionGateways } from '../alteryx/connection-gateways.ts'
import type { Clock } from '../core/clock.ts'
import type { Directories } from './directory.ts'
import { createStudioBook } from './studio-book.ts'

const connectionId = 'c' as ConnectionId

function rig({ isRefused = false } = {}) {
  const state = { nowMs: 0, revision: 0, elsewhere: 0, people: 0, names: 0, studioId: 's1' }
  const directory = {
    revision: () => state.revision,
    elsewhereRevision: () => state.elsewhere,
  }
  const refuse = async () => {
    throw new Error('No studios.')
  }
  const studios = {
    listStudios: async () => {
      state.names += 1
      return isRefused ? refuse() : [{ id: 's1', name: 'North' }]
    },
    listInFull: refuse,
    listPeople: async () => {
      state.people += 1
      return [{ id: 'ada', name: 'Ada', studioId: state.studioId }]
    },
  }
  const book = createStudioBook({
    directories: { get: async () => directory } as unknown as Directories,
    gateways: { get: async () => ({ studios }) } as unknown as ConnectionGateways,
    toWords: String,
    clock: { now: () => new Date(0), monotonicMs: () => state.nowMs } as Clock,
  })
  return { state, book, studioOf: async () => (await book.find(connectionId)).studioOf.get('ada') }
}

test('a move by this console is seen, and other changes do not read everybody again', async () => {
  const { state, studioOf } = rig()
  expect(await studioOf()).toMatchObject({ id: 's1' })
  state.studioId = 's2'
  state.nowMs = 60_000
  state.revision += 1
  expect(await studioOf()).toMatchObject({ id: 's1' })
  state.elsewhere += 1
  expect(await studioOf()).toMatchObject({ id: 's2' })
  expect(state.people).toBe(2)
})

test('a run of many moves does not read everybody after each of them', async () => {
  const { state, studioOf } = rig()
  for (let at = 0; at < 10; at += 1) {
    state.elsewhere += 1
    state.nowMs += 1_000
    await studioOf()
  }
  expect(state.people).toBe(2)
  state.studioId = 's2'
  state.nowMs += 5_000
  // What the rest held back is read when the rest is over.
  expect(await studioOf()).toMatchObject({ id: 's2' })
})

test.each([false, true])(
  'names are not asked for at each revision, refused: %s',
  async (isRefused) => {
    const { state, book } = rig({ isRefused })
    for (let at = 0; at < 5; at += 1) {
      state.revision += 1
      expect((await book.findNames(connectionId)).size).toBe(isRefused ? 0 : 1)
    }
    expect(state.names).toBe(1)
  },
)
