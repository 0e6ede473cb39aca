import { expect, test } from 'vitest'
import type { AuditEntry } from '../../../alteryx/gateways.ts'
import { isAbout, toAuditEvent } from './audit-events.ts'

const userId = '64f1c0a2b7e4d90012ab34cd'
const groupId = '6500aa11bb22cc33dd44ee55'
const names = new Map([
  [userId, 'Ada Lopez'],
  [groupId, 'Finance'],
  ['64f1c0a2b7e4d90012ab34ce', 'svc-finance'],
])
const nameOf = (id: string) => names.get(id) ?? null
const entryOf = (fields: Partial<AuditEntry>): AuditEntry => ({
  entity: 'User',
  entityId: userId,
  actorId: userId,
  at: '2026-07-01T08:00:00.000Z',
  event: 'update',
  oldValues: '{}',
  newValues: '{}',
  ...fields,
})
const tell = (fields: Partial<AuditEntry>) => toAuditEvent(entryOf(fields), userId, nameOf)

test('an update names its fields, with names in place of ids', () => {
  const event = tell({
    oldValues: '{"role":"Evaluated","defaultCredentialId":"","isActive":true}',
    newValues:
      '{"role":"Artisan","defaultCredentialId":"64f1c0a2b7e4d90012ab34ce","isActive":false}',
  })
  expect(event).toMatchObject({
    actor: 'Ada Lopez',
    sentence: 'Role, Default credential and Active changed.',
    fields: [
      { label: 'Role', before: 'Default', after: 'Artisan' },
      { label: 'Default credential', before: 'Empty', after: 'svc-finance' },
      { label: 'Active', before: 'Yes', after: 'No' },
    ],
  })
})

test.each<[string, Partial<AuditEntry>]>([
  ['in JSON', { oldValues: '{"passwordHash":"a1"}', newValues: '{"passwordHash":"PLANTED"}' }],
  ['deep in JSON', { newValues: '{"login":{"secret":"PLANTED"}}' }],
  ['in text', { oldValues: '', newValues: 'Password=PLANTED; role=Artisan' }],
  ['in half of JSON', { oldValues: 'x', newValues: '{"apiKeySecret": "PLANTED"' }],
])('a secret %s is not shown', (_name, fields) => {
  const event = tell(fields)
  expect(event.fields.length).toBeGreaterThan(0)
  expect(JSON.stringify(event)).not.toContain('PLANTED')
})

test('text that is no JSON is shown as it is, and cut', () => {
  const { fields } = tell({ oldValues: '', newValues: `role → Artisan ${'x'.repeat(500)}` })
  expect(fields).toMatchObject([
    { label: 'Values', before: null, after: expect.stringMatching(/^role → Artisan x+…$/) },
  ])
})

test.each<[string, string, string]>([
  [`{"members":[]}`, `{"members":[{"userId":"${userId}"}]}`, 'Added to the group “Finance”.'],
  [`{"members":[{"userId":"${userId}"}]}`, `{"members":[]}`, 'Removed from the group “Finance”.'],
  ['left', `${userId} joined`, 'The entry of the group “Finance” names this person.'],
])('a group whose entry has %s and %s', (oldValues, newValues, sentence) => {
  const entry = { entity: 'UserGroup', entityId: groupId, oldValues, newValues }
  expect(isAbout(entryOf(entry), userId)).toBe(true)
  expect(isAbout(entryOf(entry), 'somebody-else')).toBe(false)
  expect(tell(entry).sentence).toBe(sentence)
})

test('creation shows what people know of an account, deletion only itself, nobody is nobody', () => {
  const created = tell({
    event: 'insert',
    actorId: '',
    newValues: '{"email":"a@b.test","timeZone":"","internal":1}',
  })
  expect(created).toMatchObject({
    actor: null,
    sentence: 'The account was created.',
    fields: [{ label: 'E-mail', before: null, after: 'a@b.test' }],
  })
  expect(created.fields).toHaveLength(1)
  expect(tell({ event: 'delete', oldValues: '{"email":"a@b.test"}' })).toMatchObject({
    sentence: 'The account was deleted.',
    fields: [],
  })
})
