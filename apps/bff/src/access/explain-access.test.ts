import { describe, expect, test } from 'vitest'
import type { AccessPerson, AccessQuestion, AccessTarget, CollectionFacts } from './access-facts.ts'
import { compareAccess } from './compare-access.ts'
import { explainAccess, toAccessPath } from './explain-access.ts'

const now = '2026-11-29T12:00:00.000Z'
const rights = {
  isAdmin: false,
  canAddAssets: false,
  canRemoveAssets: false,
  canUpdateAssets: false,
  canAddUsers: false,
  canRemoveUsers: false,
}
const ada: AccessPerson = {
  id: 'u-ada',
  name: 'Ada',
  email: 'ada@probe.test',
  isActive: true,
  role: 'Member',
  groups: [{ id: 'g-sales', name: 'Sales', role: 'Viewer' }],
  studio: { id: 's-1', name: 'North' },
}
const person = (set: Partial<AccessPerson>): AccessPerson => ({ ...ada, ...set })

type Member = CollectionFacts['members'][number]
const member = (kind: Member['kind'], id: string, set: Partial<Member> = {}): Member => ({
  kind,
  id,
  name: id,
  rights,
  source: 'server',
  expiresAt: null,
  ...set,
})
const collection = (...members: Member[]): CollectionFacts => ({
  id: 'c-fin',
  name: 'Finance',
  ownerId: 'u-own',
  members,
})
type Workflow = Extract<AccessTarget, { kind: 'workflow' }>
const workflow = (set: Partial<Workflow> = {}): Workflow => ({
  kind: 'workflow',
  id: 'w-1',
  name: 'Ledger',
  ownerId: 'u-own',
  isPublic: false,
  ownerStudio: null,
  collections: [],
  ...set,
})
const schedule = (
  set: { ownerId?: string; collections?: CollectionFacts[] } = {},
): AccessTarget => ({
  kind: 'schedule',
  id: 'sch-1',
  name: 'Nightly',
  ownerId: 'u-own',
  collections: [],
  ...set,
})
const toTarget = (facts: CollectionFacts): AccessTarget => ({
  kind: 'collection',
  id: facts.id,
  name: facts.name,
  ownerId: facts.ownerId,
  collections: [facts],
})
const inFinance = (...members: Member[]) => workflow({ collections: [collection(...members)] })

const ask = (
  who: AccessPerson,
  target: AccessTarget,
  more: Partial<AccessQuestion> = {},
): AccessQuestion => ({ person: who, target, now, ownCollections: [], unread: [], ...more })

/** Who, what, verdict, the first way (kind and state), and words that its reason has. */
const table: readonly (readonly [
  string,
  AccessPerson,
  AccessTarget,
  string,
  string | null,
  RegExp,
])[] = [
  ['nobody’s business', ada, workflow(), 'no', null, /^$/],
  [
    'public for a Viewer',
    person({ role: 'Viewer' }),
    workflow({ isPublic: true }),
    'yes',
    'public open',
    /^$/,
  ],
  [
    'public for No Access',
    person({ role: 'NoAccess', groups: [] }),
    workflow({ isPublic: true }),
    'no',
    'public closed',
    /Viewer or higher; Ada has No Access/,
  ],
  [
    'public for the inactive',
    person({ isActive: false }),
    workflow({ isPublic: true }),
    'no',
    'public closed',
    /inactive/,
  ],
  [
    'public, not told',
    ada,
    workflow({ isPublic: null }),
    'unknown',
    'public unknown',
    /can’t be read/,
  ],
  [
    'public, not told, and No Access',
    person({ role: 'NoAccess' }),
    workflow({ isPublic: null }),
    'no',
    'public closed',
    /No Access/,
  ],
  [
    'own workflow of an Artisan',
    person({ role: 'Artisan' }),
    workflow({ ownerId: 'u-ada' }),
    'yes',
    'owner open',
    /^$/,
  ],
  [
    'own workflow of a Member',
    ada,
    workflow({ ownerId: 'u-ada' }),
    'no',
    'owner closed',
    /Artisan or higher; Ada has Member/,
  ],
  [
    'any workflow for a Curator',
    person({ role: 'Curator' }),
    workflow(),
    'yes',
    'curator open',
    /^$/,
  ],
  [
    'an inactive Curator',
    person({ role: 'Curator', isActive: false }),
    workflow(),
    'no',
    'curator closed',
    /inactive/,
  ],
  [
    'Curator by a group',
    person({ role: 'Evaluated', groups: [{ id: 'g-c', name: 'Deciders', role: 'Curator' }] }),
    workflow(),
    'yes',
    'curator open',
    /^$/,
  ],
  [
    'a group’s Curator does not raise an own role',
    person({ role: 'Member', groups: [{ id: 'g-c', name: 'Deciders', role: 'Curator' }] }),
    workflow(),
    'no',
    null,
    /^$/,
  ],
  [
    'in the studio of the owner',
    person({ role: 'Artisan' }),
    workflow({ ownerStudio: { id: 's-1', name: 'North' } }),
    'yes',
    'studio open',
    /^$/,
  ],
  [
    'in the studio of the owner, a Member',
    ada,
    workflow({ ownerStudio: { id: 's-1', name: 'North' } }),
    'no',
    'studio closed',
    /Artisan/,
  ],
  [
    'in another studio',
    person({ role: 'Artisan' }),
    workflow({ ownerStudio: { id: 's-2', name: 'South' } }),
    'no',
    null,
    /^$/,
  ],
  ['a direct member', ada, inFinance(member('user', 'u-ada')), 'yes', 'direct open', /^$/],
  [
    'a direct member, a Viewer',
    person({ role: 'Viewer' }),
    inFinance(member('user', 'u-ada')),
    'no',
    'direct closed',
    /Member or higher; Ada has Viewer/,
  ],
  ['a member by a group', ada, inFinance(member('group', 'g-sales')), 'yes', 'group open', /^$/],
  ['another group', ada, inFinance(member('group', 'g-ops')), 'no', null, /^$/],
  ['a member by a studio', ada, inFinance(member('studio', 's-1')), 'yes', 'studio open', /^$/],
  [
    'ended a minute ago',
    ada,
    inFinance(member('user', 'u-ada', { expiresAt: '2026-11-29T11:59:00.000Z' })),
    'no',
    'direct closed',
    /ended on 2026-11-29 11:59 UTC/,
  ],
  [
    'ends now',
    ada,
    inFinance(member('user', 'u-ada', { expiresAt: now })),
    'no',
    'direct closed',
    /ended/,
  ],
  [
    'ends later',
    ada,
    inFinance(member('user', 'u-ada', { expiresAt: '2026-11-29T12:01:00.000Z' })),
    'yes',
    'direct open',
    /^$/,
  ],
  [
    'rights nobody knows',
    ada,
    inFinance(member('user', 'u-ada', { rights: null, source: 'unknown' })),
    'yes',
    'direct open',
    /can’t be read/,
  ],
  [
    'a directory group',
    ada,
    inFinance(member('directory', 'S-1-5-21-1')),
    'unknown',
    'group unknown',
    /directory service/,
  ],
  [
    'a directory group and too low a role',
    person({ role: 'Viewer' }),
    inFinance(member('directory', 'S-1-5-21-1')),
    'no',
    'group closed',
    /Viewer/,
  ],
  [
    'Default with a Member group',
    person({ role: 'Evaluated', groups: [{ id: 'g-sales', name: 'Sales', role: 'Member' }] }),
    inFinance(member('group', 'g-sales')),
    'yes',
    'group open',
    /^$/,
  ],
  [
    'Default with a Viewer group',
    person({ role: 'Evaluated' }),
    inFinance(member('group', 'g-sales')),
    'unknown',
    'group unknown',
    /the groups give Viewer, and the Server’s own default role/,
  ],
  [
    'Default without groups',
    person({ role: 'Evaluated', groups: [] }),
    inFinance(member('user', 'u-ada')),
    'unknown',
    'direct unknown',
    /no group gives one/,
  ],
  [
    'a role nobody knows',
    person({ role: 'unknown' }),
    inFinance(member('user', 'u-ada')),
    'unknown',
    'direct unknown',
    /does not know/,
  ],
  ['own schedule', ada, schedule({ ownerId: 'u-ada' }), 'yes', 'owner open', /^$/],
  [
    'own schedule of a Viewer',
    person({ role: 'Viewer' }),
    schedule({ ownerId: 'u-ada' }),
    'unknown',
    'owner unknown',
    /not documented/,
  ],
  [
    'own schedule, No Access',
    person({ role: 'NoAccess' }),
    schedule({ ownerId: 'u-ada' }),
    'no',
    'owner closed',
    /No Access/,
  ],
  [
    'a schedule in a collection',
    ada,
    schedule({ collections: [collection(member('group', 'g-sales'))] }),
    'yes',
    'group open',
    /^$/,
  ],
  ['a collection', ada, toTarget(collection(member('user', 'u-ada'))), 'yes', 'direct open', /^$/],
  [
    'a collection with a person of the directory service',
    ada,
    toTarget(collection(member('directory', 'S-1-5-7', { isGroup: false }))),
    'no',
    null,
    /^$/,
  ],
  [
    'a workflow in an own collection',
    ada,
    workflow({ collections: [{ ...collection(), ownerId: 'u-ada' }] }),
    'yes',
    'owner open',
    /^$/,
  ],
  [
    'a schedule in an own collection, Viewer',
    person({ role: 'Viewer' }),
    schedule({ collections: [{ ...collection(), ownerId: 'u-ada' }] }),
    'no',
    'owner closed',
    /Member or higher/,
  ],
  [
    'a collection of a Curator',
    person({ role: 'Curator' }),
    toTarget(collection()),
    'yes',
    'curator open',
    /^$/,
  ],
  [
    'own collection',
    ada,
    toTarget({ ...collection(), ownerId: 'u-ada' }),
    'yes',
    'owner open',
    /^$/,
  ],
  [
    'own collection of a Viewer',
    person({ role: 'Viewer' }),
    toTarget({ ...collection(), ownerId: 'u-ada' }),
    'no',
    'owner closed',
    /Viewer/,
  ],
  ['a collection of others', ada, toTarget(collection(member('group', 'g-ops'))), 'no', null, /^$/],
]

describe('explained access', () => {
  test.each(table)('%s', (_, who, target, verdict, first, why) => {
    const { ways, ...explained } = explainAccess(ask(who, target))
    expect(explained.verdict).toBe(verdict)
    const [way] = ways
    expect(way ? `${way.kind} ${way.state}` : null).toBe(first)
    expect(way?.why ?? '').toMatch(why)
  })

  test('open ways come first, and the steps are walked in order', () => {
    const target = inFinance(
      member('user', 'u-ada', { expiresAt: '2026-01-01T00:00:00.000Z' }),
      member('group', 'g-sales'),
    )
    const { ways } = explainAccess(ask(ada, target))
    expect(ways.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'group open',
      'direct closed',
    ])
    expect(toAccessPath(ways[0] as (typeof ways)[number])).toEqual({
      kind: 'group',
      steps: [
        { kind: 'person', id: 'u-ada', name: 'Ada' },
        { kind: 'group', id: 'g-sales', name: 'g-sales' },
        { kind: 'collection', id: 'c-fin', name: 'Finance' },
        { kind: 'workflow', id: 'w-1', name: 'Ledger' },
      ],
      rights,
      rightsSource: 'server',
      expiresAt: null,
      isOpen: true,
      why: '',
    })
  })

  test('what could not be read leaves a no open, and nothing for somebody who may not sign in', () => {
    const unread = ['Studios can’t be read.']
    expect(explainAccess(ask(ada, workflow(), { unread })).verdict).toBe('unknown')
    expect(explainAccess(ask(ada, workflow(), { unread })).unknown).toEqual(unread)
    expect(explainAccess(ask(person({ isActive: false }), workflow(), { unread })).verdict).toBe(
      'no',
    )
  })

  test('the effective role names the group it comes from', () => {
    const who = person({
      role: 'Evaluated',
      groups: [
        { id: 'g-1', name: 'Low', role: 'Viewer' },
        { id: 'g-2', name: 'High', role: 'Artisan' },
      ],
    })
    const { effectiveRole, roleFrom } = explainAccess(ask(who, workflow()))
    expect([effectiveRole, roleFrom]).toEqual(['Artisan', 'High'])
  })
})

const linkTable: readonly (readonly [string, AccessQuestion, readonly string[]])[] = [
  ['nothing for somebody who is there', ask(ada, inFinance(member('user', 'u-ada'))), []],
  [
    'an ended membership is prolonged first',
    ask(ada, inFinance(member('user', 'u-ada', { expiresAt: '2026-01-01T00:00:00.000Z' }))),
    [
      'Give the membership of Ada in the collection “Finance” a later end.',
      'Make the workflow public, for everybody on the Server.',
    ],
  ],
  [
    'a membership before a group before the public',
    ask(ada, inFinance(member('group', 'Ops'))),
    [
      'Add Ada to the collection “Finance”, which holds the workflow.',
      'Put Ada into the group “Ops”, a member of the collection “Finance”.',
      'Make the workflow public, for everybody on the Server.',
    ],
  ],
  [
    'a role that is too low',
    ask(person({ role: 'Viewer' }), inFinance(member('user', 'u-ada'))),
    ['Give Ada the role Member.', 'Make the workflow public, for everybody on the Server.'],
  ],
  [
    'the owner of the collection is not put into it',
    ask(
      person({ role: 'Viewer' }),
      workflow({ collections: [{ ...collection(member('group', 'Ops')), ownerId: 'u-ada' }] }),
    ),
    ['Give Ada the role Member.', 'Make the workflow public, for everybody on the Server.'],
  ],
  [
    'a role and a membership are two steps',
    ask(person({ role: 'Viewer' }), toTarget(collection())),
    ['Give Ada the role Member, and add Ada to the collection “Finance”.'],
  ],
  [
    'the inactive are activated first',
    ask(person({ isActive: false }), toTarget(collection(member('user', 'u-ada')))),
    ['Activate Ada: an inactive person reaches nothing.'],
  ],
  [
    'a workflow in no collection goes into one of the person',
    ask(ada, workflow(), {
      ownCollections: [
        { id: 'c-1', name: 'Mine', isOwner: false },
        { id: 'c-2', name: 'Made', isOwner: true },
      ],
    }),
    [
      'Put the workflow into the collection “Mine”, which Ada is in.',
      'Put the workflow into the collection “Made”, which Ada owns.',
      'Make the workflow public, for everybody on the Server.',
    ],
  ],
  [
    'somebody in no collection, either',
    ask(ada, schedule()),
    ['Put the schedule into a collection, and add Ada to it.'],
  ],
  [
    'the collection of a membership is named for a plan',
    ask(ada, toTarget(collection())),
    ['Add Ada to the collection “Finance”.'],
  ],
]

describe('missing links', () => {
  test.each(linkTable)('%s', (_, question, words) => {
    expect(explainAccess(question).missingLinks.map((link) => link.words)).toEqual(words)
  })

  test('a membership that would do names its collection', () => {
    const [link] = explainAccess(ask(ada, toTarget(collection()))).missingLinks
    expect(link?.collectionId).toBe('c-fin')
  })
})

describe('two people compared', () => {
  const ben = person({ id: 'u-ben', name: 'Ben', groups: [] })
  const compare = (one: AccessPerson, other: AccessPerson, target: AccessTarget) =>
    compareAccess(explainAccess(ask(one, target)), explainAccess(ask(other, target)))

  test.each<readonly [string, AccessPerson, AccessPerson, AccessTarget, readonly string[]]>([
    ['alike', ada, person({ id: 'u-eve', name: 'Eve' }), inFinance(member('group', 'g-sales')), []],
    [
      'a group',
      ada,
      ben,
      inFinance(member('group', 'g-sales')),
      [
        'Ada reaches it, Ben does not reach it.',
        'Ada is in the group “g-sales”, which is in the collection “Finance”; Ben is not.',
      ],
    ],
    [
      'a membership, the other way round',
      ben,
      ada,
      toTarget(collection(member('user', 'u-ada'))),
      [
        'Ben does not reach it, Ada reaches it.',
        'Ada is a member of the collection “Finance”, Ben is not.',
      ],
    ],
    [
      'the owner of the collection',
      person({ id: 'u-own', name: 'Olga' }),
      ben,
      workflow({ ownerId: 'u-else', collections: [collection()] }),
      [
        'Olga reaches it, Ben does not reach it.',
        'Olga is the owner of the collection “Finance”, Ben is not.',
      ],
    ],
    [
      'activity and role',
      ada,
      person({ id: 'u-eve', name: 'Eve', isActive: false, role: 'Artisan' }),
      workflow(),
      ['Eve is inactive, Ada is active.', 'Ada has the role Member, Eve has the role Artisan.'],
    ],
    [
      'a membership that ended',
      ada,
      ben,
      toTarget(
        collection(
          member('user', 'u-ada'),
          member('user', 'u-ben', { expiresAt: '2026-01-01T00:00:00.000Z' }),
        ),
      ),
      [
        'Ada reaches it, Ben does not reach it.',
        'The way through the collection “Finance” does not hold for Ben: The membership ended on 2026-01-01 00:00 UTC.',
      ],
    ],
  ])('%s', (_, one, other, target, words) => {
    expect(compare(one, other, target)).toEqual(words)
  })
})
