import { type EndpointSpec, pathParameterNames } from '@curator/endpoint/endpoint'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import * as access from './access.ts'
import * as accounts from './accounts.ts'
import * as apiExplorer from './api-explorer.ts'
import * as approvals from './approvals.ts'
import * as bulkRunner from './bulk-runner.ts'
import * as channels from './channels.ts'
import * as collectionPlans from './collection-plans.ts'
import * as collections from './collections.ts'
import * as connectionCapabilities from './connection-capabilities.ts'
import * as connectionTests from './connection-tests.ts'
import * as connections from './connections.ts'
import * as credentialPlans from './credential-plans.ts'
import * as credentialRotations from './credential-rotations.ts'
import * as credentials from './credentials.ts'
import * as dataConnectionPlans from './data-connection-plans.ts'
import * as dataConnections from './data-connections.ts'
import * as dcmConnections from './dcm-connections.ts'
import * as dcmPlans from './dcm-plans.ts'
import * as invitations from './invitations.ts'
import * as jobProfiles from './job-profiles.ts'
import * as notifications from './notifications.ts'
import * as offboarding from './offboarding.ts'
import * as onboarding from './onboarding.ts'
import { onboardingFieldKeys, onboardingFields } from './onboarding-fields.ts'
import { sortOf } from './paging.ts'
import * as plans from './plans.ts'
import { isProblemCode, problemCodes } from './problem-codes.ts'
import * as runs from './runs.ts'
import * as savedViews from './saved-views.ts'
import * as scheduleFindings from './schedule-findings.ts'
import * as scheduleForecast from './schedule-forecast.ts'
import * as schedulePlans from './schedule-plans.ts'
import * as schedulePolicy from './schedule-policy.ts'
import * as scheduleReview from './schedule-review.ts'
import * as reviewDrafts from './schedule-review-drafts.ts'
import * as scheduleReviewers from './schedule-reviewers.ts'
import * as scheduleRules from './schedule-rules.ts'
import * as schedules from './schedules.ts'
import * as session from './session.ts'
import * as studios from './studios.ts'
import * as userDetails from './user-details.ts'
import * as userGroups from './user-groups.ts'
import * as userPlans from './user-plans.ts'
import * as users from './users.ts'

const slices = {
  session: { ...session, ...invitations },
  connections: { ...connections, ...connectionTests, ...connectionCapabilities },
  users: { ...users, ...userPlans, ...userDetails },
  settings: { ...savedViews, ...accounts, ...channels },
  notifications,
  'user-groups': userGroups,
  collections: { ...collections, ...collectionPlans },
  credentials: { ...credentials, ...credentialPlans, ...credentialRotations },
  'data-connections': {
    ...dataConnections,
    ...dataConnectionPlans,
    ...dcmConnections,
    ...dcmPlans,
  },
  studios,
  access,
  schedules: {
    ...schedules,
    ...scheduleRules,
    ...schedulePlans,
    ...scheduleFindings,
    ...schedulePolicy,
    ...scheduleForecast,
  },
  'schedule-review': { ...scheduleReview, ...reviewDrafts, ...scheduleReviewers },
  offboarding,
  onboarding: { ...onboarding, ...jobProfiles },
  'bulk-runner': bulkRunner,
  'api-explorer': apiExplorer,
  plans: { ...plans, ...runs, ...approvals },
} as const

const endpoints = Object.entries(slices).flatMap(([slice, exports]) =>
  Object.values<unknown>(exports)
    .filter(
      (value): value is EndpointSpec =>
        typeof value === 'object' && value !== null && 'method' in value && 'path' in value,
    )
    .map((spec) => ({ slice, spec, name: `${spec.method} ${spec.path}` })),
)

describe('the console wire', () => {
  test('has no two endpoints with the same method and path', () => {
    const names = endpoints.map((entry) => entry.name.replace(/:\w+/g, ':'))
    expect(names.length).toBeGreaterThan(20)
    expect(new Set(names).size).toBe(names.length)
  })

  test.each(endpoints)('$name begins with the word of its slice', ({ slice, spec }) => {
    expect(spec.path.split('/')[1]).toBe(slice)
  })

  test.each(endpoints)('$name declares exactly its path parameters', ({ spec }) => {
    const declared = spec.params instanceof z.ZodObject ? Object.keys(spec.params.shape) : []
    expect(declared).toEqual(pathParameterNames(spec.path))
  })

  test.each(endpoints)('$name refuses fields it does not know', ({ spec }) => {
    for (const part of [spec.query, spec.body]) {
      if (!(part instanceof z.ZodObject)) continue
      const issues = part.safeParse({ surprise: 'x' }).error?.issues ?? []
      expect(issues.map((issue) => issue.code)).toContain('unrecognized_keys')
    }
  })
})

describe('problem codes', () => {
  test('are known by their own name and by nothing inherited', () => {
    expect(Object.keys(problemCodes).every(isProblemCode)).toBe(true)
    expect(isProblemCode('toString')).toBe(false)
  })

  test('have a sentence as title', () => {
    for (const { title } of Object.values(problemCodes)) expect(title).toMatch(/^[A-Z].*\.$/)
  })
})

describe('onboarding fields', () => {
  const normalise = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

  test('can be told apart by header and synonym', () => {
    const owners = new Map<string, string>()
    for (const key of onboardingFieldKeys) {
      const field = onboardingFields[key]
      for (const name of new Set([field.header, ...field.synonyms].map(normalise))) {
        expect(owners.get(name), `"${name}" of ${key}`).toBeUndefined()
        owners.set(name, key)
      }
    }
  })
})

describe('base addresses', () => {
  test.each([
    ['https://alteryx.example.test/webapi', 'https://alteryx.example.test/webapi/'],
    ['http://127.0.0.1:4100/webapi/', 'http://127.0.0.1:4100/webapi/'],
  ])('%s is taken', (text, address) => {
    expect(connections.baseUrl.parse(text)).toBe(address)
  })

  test.each([
    'ftp://alteryx.example.test/',
    'https://ada:secret@alteryx.example.test/',
    'https://alteryx.example.test/?a=b',
    'https://alteryx.example.test/#a',
    'alteryx.example.test',
    '',
  ])('"%s" is refused', (text) => {
    expect(connections.baseUrl.safeParse(text).success).toBe(false)
  })
})

describe('sorts', () => {
  test('take a column up and down and nothing else', () => {
    const sort = sortOf(['name', 'role'])
    expect(sort.options).toEqual(['name', '-name', 'role', '-role'])
    expect(sort.safeParse('--name').success).toBe(false)
  })
})
