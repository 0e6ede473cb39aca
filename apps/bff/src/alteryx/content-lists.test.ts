import { describe, expect, test } from 'vitest'
import type { ContentKind } from '../directory/directory.ts'
import { parseContentList, ShortViewError } from './content-lists.ts'

const parse = (kind: ContentKind, value: unknown) =>
  parseContentList(kind, new TextEncoder().encode(JSON.stringify(value)), () => Promise.resolve())

const untold = { rights: null, expiresAt: null }

describe('a list in full', () => {
  test('of workflows: the credentials that versions name as their own', async () => {
    const version = (workflowCredentialType: string, credentialId?: string) => ({
      versionId: 'v',
      workflowCredentialType,
      ...(credentialId === undefined ? {} : { credentialId }),
      details: 'of a kind nobody reads here',
    })
    const { items, oddCount } = await parse('workflow', [
      {
        id: 'w',
        name: 'Load GL',
        ownerId: 'u',
        dateCreated: '2024-02-02T11:12:13.4510000Z',
        versions: [
          version('Specific', 'c1'),
          version('Specific', 'c1'),
          version('Default', 'c2'),
          version('Specific'),
        ],
      },
    ])
    expect(oddCount).toBe(0)
    expect(items).toEqual([
      {
        id: 'w',
        name: 'Load GL',
        ownerId: 'u',
        createdAt: '2024-02-02T11:12:13.451Z',
        isPublic: null,
        credentialIds: ['c1'],
      },
    ])
  })

  test('of schedules: times as instants, what an old Server leaves out is empty', async () => {
    const old = { id: 's', name: 'Nightly', ownerId: 'u', workflowId: null, enabled: false }
    const recent = {
      ...old,
      id: 't',
      workflowId: 'w',
      enabled: null,
      runDateTime: '2026-01-15T09:00:00',
      lastRunTime: '2026-01-14T07:00:00Z',
      timeZone: 'Europe/Kiev',
      iteration: { startTime: '2026-01-15T09:00:00' },
    }
    expect((await parse('schedule', [old, recent])).items).toEqual([
      {
        id: 's',
        name: 'Nightly',
        ownerId: 'u',
        workflowId: null,
        isEnabled: false,
        credentialId: '',
        nextRunAt: null,
        lastRunAt: null,
        lastError: '',
        frequency: '',
        timeZone: '',
        priority: '',
        workerTag: '',
        state: '',
        comment: '',
        startAt: null,
        endAt: null,
        createdAt: null,
        lastModifiedAt: null,
        runCount: null,
        versionId: null,
      },
      expect.objectContaining({
        startAt: '2026-01-15T07:00:00.000Z',
        endAt: null,
        workflowId: 'w',
        isEnabled: true,
        nextRunAt: '2026-01-15T07:00:00.000Z',
        lastRunAt: '2026-01-14T07:00:00.000Z',
      }),
    ])
  })

  test('of collections: people of a directory service have no user id', async () => {
    const object = { sid: 'S-1-5', category: 'Group', displayName: 'Sales' }
    const users = [{ userId: 'u' }, { userId: null, activeDirectoryObject: object }]
    const { items } = await parse('collection', [
      { id: 'c', name: 'Finance', ownerId: 'u', dateAdded: null, users, workflowIds: ['w'] },
    ])
    expect(items).toEqual([
      {
        id: 'c',
        name: 'Finance',
        ownerId: 'u',
        createdAt: null,
        members: [
          { ...untold, kind: 'user', id: 'u', sid: '', name: '', isGroup: false },
          { ...untold, kind: 'directory', id: 'S-1-5', sid: 'S-1-5', name: 'Sales', isGroup: true },
        ],
        userIds: ['u'],
        userGroupIds: [],
        workflowIds: ['w'],
        scheduleIds: [],
      },
    ])
  })

  test('of rights in collections: the three groups of V1 are six rights; what is not told is null', async () => {
    const permissions = {
      collection: { isAdmin: false },
      applications: { canAdd: true, canRemove: false, canUpdate: true },
      users: null,
    }
    const { items } = await parse('collection-rights', [
      {
        id: 'stored',
        collectionId: 'c',
        users: [
          { userId: 'u', expirationDate: '2027-01-31T00:00:00Z', permissions },
          { userId: 'v' },
        ],
        userGroups: [{ userGroupId: 'g', permissions }],
        subscriptions: [],
      },
    ])
    const rights = {
      isAdmin: false,
      canAddAssets: true,
      canRemoveAssets: false,
      canUpdateAssets: true,
      canAddUsers: false,
      canRemoveUsers: false,
    }
    expect(items).toMatchObject([
      {
        id: 'c',
        members: [
          { kind: 'user', id: 'u', rights, expiresAt: expect.stringContaining('2027-01-31') },
          { kind: 'group', id: 'g', rights, expiresAt: null },
        ],
      },
    ])
  })

  test.each([
    ['credential', { credentialId: 'c', username: 'CORP\\etl', userIds: ['u'] }],
    ['credential', { id: 'c', userName: 'CORP\\etl', userIds: ['u'], password: 'never' }],
  ] as const)('of %ss in either spelling', async (kind, record) => {
    expect((await parse(kind, [record])).items).toEqual([
      { id: 'c', userName: 'CORP\\etl', userIds: ['u'], userGroupIds: [] },
    ])
  })

  test('of data connections: without the connection string', async () => {
    const record = { id: 'd', name: 'DWH', connectionString: 'pwd=x', userIds: [] }
    const kept = { id: 'd', name: 'DWH', connectionType: '', userIds: [], userGroupIds: [] }
    expect((await parse('data-connection', [record])).items).toEqual([{ ...kept, dcm: null }])
    const linked = { ...record, dcmConnectionId: 'g', dcmConnectionTitle: 'DWH read' }
    expect((await parse('data-connection', [linked])).items).toEqual([
      { ...kept, dcm: { id: 'g', title: 'DWH read' } },
    ])
  })

  test('odd records are mended or left out, the others stay', async () => {
    const { items, oddCount } = await parse('collection', [
      { id: 'good', ownerId: 'u', workflowIds: [] },
      { id: 'mended', ownerId: 'u', workflowIds: [7], users: 'all' },
      { name: 'no id' },
      null,
    ])
    expect(items.map(({ id }) => id)).toEqual(['good', 'mended'])
    expect(oddCount).toBe(3)
  })
})

describe('a list is refused', () => {
  test.each<[ContentKind, unknown]>([
    ['workflow', { id: 'w', ownerId: 'u', publishedVersionNumber: 1 }],
    ['schedule', { id: 's', runDateTime: '' }],
    ['collection', { id: 'c', ownerId: 'u', dateAdded: null }],
    ['credential', { id: 'c', userName: 'etl' }],
    ['data-connection', { id: 'd', connectionType: 'Oracle' }],
  ])('of %ss in the short view, but none at all is none', async (kind, record) => {
    await expect(parse(kind, [record])).rejects.toThrow(ShortViewError)
    expect((await parse(kind, [])).items).toEqual([])
  })

  test.each<[string, unknown]>([
    ['no list', { message: 'busy' }],
    ['full of something else', [{ enabled: true }, 7]],
  ])('that is %s', async (_, value) => {
    await expect(parse('schedule', value)).rejects.toThrow(SyntaxError)
  })
})
