import { expect, test } from 'vitest'
import { toUpdateStudio } from '../planned/studio-changes.ts'
import { updateStudioChange } from './update-studio.change.ts'

function invert(canShareSchedules: boolean | null) {
  const studio = { id: 's-1', name: 'Finance', credentialId: '', canShareSchedules }
  const planned = toUpdateStudio(1, studio, { canShareSchedules: true }, {})
  if (planned?.kind !== 'update-studio') throw new Error('nothing to change')
  const { before, payload } = planned
  return updateStudioChange.invert({ payload, before, id: null, facts: null, toId: () => '' })
}

test('what the Server told is brought back by undo', () => {
  const inverse = invert(false)
  const [[toChange] = []] = inverse.isPossible ? inverse.steps : []
  expect(toChange?.(1)).toMatchObject({
    kind: 'update-studio',
    payload: { set: { canShareSchedules: false } },
  })
})

test('what the Server did not tell can’t be brought back, and nothing is guessed for it', () => {
  expect(invert(null)).toEqual({
    isPossible: false,
    reason:
      'The Server did not tell the sharing of schedules of the studio “Finance” before, so it can’t be brought back.',
  })
})
