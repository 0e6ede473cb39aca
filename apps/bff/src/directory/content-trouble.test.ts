import { describe, expect, test } from 'vitest'
import type { AlteryxFailureKind } from '../alteryx/alteryx-failure.ts'
import { toWhy } from './content-trouble.ts'

describe('why a list is not there', () => {
  test.each<[AlteryxFailureKind, number | null, string | null]>([
    ['not_found', 404, 'does not offer'],
    ['refused', 405, 'does not offer'],
    ['refused', 501, 'does not offer'],
    ['forbidden', 403, 'key of a Curator'],
    ['refused', 400, 'refused to list schedules (status 400)'],
    ['unclear', 500, 'error of its own (status 500)'],
    ['unclear', 504, 'error of its own (status 504)'],
    ['unclear', 408, 'came too late'],
    ['unclear', 200, 'not as expected data'],
    ['unclear', null, 'came too late'],
    // The Server as a whole: the refresh fails.
    ['unreachable', null, null],
    ['unreachable', 302, null],
    ['credentials', 401, null],
    ['busy', 503, null],
    ['busy', 429, null],
  ])('%s, status %s', (kind, status, words) => {
    const why = toWhy('schedule', { kind, status })
    if (words === null) expect(why).toBeNull()
    else expect(why).toContain(words)
  })
})
