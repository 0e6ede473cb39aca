import type { UserEvent } from '@curator/console-contract/user-details'
import { userFields } from '@curator/console-contract/user-fields'
import type { AuditEntry } from '../../../alteryx/gateways.ts'
import { joinWords } from '../../../plans/planned/words.ts'
import { findIds, parseValues, toAuditFields } from './audit-values.ts'

/** Entries that are about a person: those of the user, and those of groups whose text names them. */
export function isAbout(entry: AuditEntry, userId: string): boolean {
  if (entry.entity === 'User') return entry.entityId === userId
  return entry.oldValues.includes(userId) || entry.newValues.includes(userId)
}

/** Ids in an entry that people want names for. */
export function listNamedIds(entry: AuditEntry): readonly string[] {
  const { actorId, entityId, newValues, oldValues } = entry
  return [actorId, entityId, ...findIds(oldValues), ...findIds(newValues)]
}

/** An entry in words. Throws nothing: what can't be read is shown as text. */
export function toAuditEvent(
  entry: AuditEntry,
  userId: string,
  nameOf: (id: string) => string | null,
): UserEvent {
  const { actorId, at, entity } = entry
  const actor = actorId === '' ? null : (nameOf(actorId) ?? actorId)
  const told = entity === 'User' ? tellUser(entry, nameOf) : tellGroup(entry, userId, nameOf)
  return { at, source: 'server', actor, console: null, ...told }
}

type Told = Pick<UserEvent, 'sentence' | 'fields'>

function tellUser(entry: AuditEntry, nameOf: (id: string) => string | null): Told {
  const fields = toAuditFields(entry.oldValues, entry.newValues, nameOf)
  switch (entry.event) {
    case 'insert':
      // A new account is a long list of values; those that people know are enough.
      return {
        sentence: 'The account was created.',
        fields: fields
          .filter(({ after, field }) => field in userFields && after !== 'Empty')
          .map((field) => ({ ...field, before: null })),
      }
    case 'delete':
      return { sentence: 'The account was deleted.', fields: [] }
    default: {
      const labels = joinWords(fields.map(({ label }) => label))
      const isNamed = fields.length > 0 && fields.length <= 5
      return { sentence: isNamed ? `${labels} changed.` : 'The account was changed.', fields }
    }
  }
}

function tellGroup(entry: AuditEntry, userId: string, nameOf: (id: string) => string | null): Told {
  const group = nameOf(entry.entityId)
  const name = group === null ? 'a group that is gone' : `the group “${group}”`
  const isOld = entry.oldValues.includes(userId)
  const isNew = entry.newValues.includes(userId)
  if (parseValues(entry.oldValues) && parseValues(entry.newValues) && isOld !== isNew)
    return { sentence: isNew ? `Added to ${name}.` : `Removed from ${name}.`, fields: [] }
  const sentence = `The entry of ${name} names this person.`
  return { sentence, fields: toAuditFields(entry.oldValues, entry.newValues, nameOf) }
}
