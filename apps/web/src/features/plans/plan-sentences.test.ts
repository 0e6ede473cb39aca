import { changeKinds } from '@curator/console-contract/plans'
import { describe, expect, test } from 'vitest'
import { zeros } from '../../testing/plan-builders.ts'
import { toKindPhrases, toStartLabel } from './plan-sentences.ts'

describe('the button that starts a run', () => {
  test.each([
    [
      { 'create-user': 41, 'update-user': 7, 'add-group-members': 3 },
      'Create 41 and update 7 users on Practice server',
    ],
    [{ 'create-user': 1 }, 'Create 1 user on Practice server'],
    [{ 'update-user': 1 }, 'Update 1 user on Practice server'],
    [{ 'create-user': 2, 'update-user': 1 }, 'Create 2 and update 1 user on Practice server'],
    [{ 'create-user': 1500 }, 'Create 1,500 users on Practice server'],
    [
      { 'create-group': 2, 'add-group-members': 1 },
      'Create 2 groups and add 1 group membership on Practice server',
    ],
    [{ 'deactivate-user': 12 }, 'Deactivate 12 users on Practice server'],
    [{ 'update-user': 7, 'delete-user': 1 }, 'Update 7 users and delete 1 user on Practice server'],
    [
      { 'transfer-assets': 3, 'deactivate-user': 3, 'set-schedule-enabled': 4 },
      'Make 10 changes on Practice server',
    ],
    [{}, 'Change nothing on Practice server'],
  ] as const)('for %j says what it does and where', (counts, label) => {
    expect(toStartLabel(zeros(changeKinds, counts), 'Practice server')).toBe(label)
  })
})

test('every kind of change with a number gets its own phrase', () => {
  const phrases = toKindPhrases(
    zeros(changeKinds, Object.fromEntries(changeKinds.map((kind) => [kind, 2]))),
  )
  expect(phrases.map((entry) => entry.phrase)).toEqual([
    'create 2 users',
    'update 2 users',
    'deactivate 2 users',
    'delete 2 users',
    'reset 2 passwords',
    'create 2 groups',
    'update 2 groups',
    'delete 2 groups',
    'add 2 group memberships',
    'remove 2 group memberships',
    'add 2 directory groups',
    'remove 2 directory groups',
    'transfer all assets of 2 people',
    'change the owner of 2 assets',
    'create 2 schedules',
    'change 2 schedules',
    'enable or disable 2 schedules',
    'delete 2 schedules',
    'create 2 collections',
    'rename 2 collections',
    'set 2 collection memberships',
    'remove 2 collection memberships',
    'add 2 assets of collections',
    'remove 2 assets of collections',
    'delete 2 collections',
    'create 2 credentials',
    'change the password of 2 credentials',
    'delete 2 credentials',
    'add 2 shares',
    'take away 2 shares',
    'rename 2 data connections',
    'delete 2 data connections',
    'create 2 studios',
    'change 2 studios',
    'move 2 people',
    'delete 2 studios',
    'save 2 DCM connections',
    'unshare 2 DCM connections',
    'delete 2 DCM connections',
    'save 2 handling rules',
    'delete 2 handling rules',
    'make 2 API calls',
  ])
})
