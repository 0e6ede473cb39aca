import type { UserId } from '@curator/console-contract/ids'
import { type UserFieldKey, userFieldKeys } from '@curator/console-contract/user-fields'
import { AppError } from '../../core/app-error.ts'
import type { Directory, DirectoryUser } from '../../directory/directory.ts'
import type { UserFields } from '../../plans/change.ts'
import { findDifferences, toFieldChanges } from '../../plans/planned/field-changes.ts'
import { toName } from '../../plans/planned/words.ts'

/** Fields that make a person themselves, or that come and go by themselves: they are never compared. */
const ownFields: ReadonlySet<UserFieldKey> = new Set([
  'email',
  'firstName',
  'lastName',
  'isActive',
  'isAccountLocked',
  'isValidated',
])

type Named = { readonly id: string; readonly name: string }

/** Puts a person beside a model user. Throws `not_found` for either. */
export async function comparePeople(directory: Directory, userId: UserId, modelId: UserId) {
  const users = await directory.findUsersById([userId, modelId])
  const person = users.find(({ id }) => id === userId)
  const model = users.find(({ id }) => id === modelId)
  if (!person || !model) {
    const detail = 'One of the two is not on this Server, or no longer. Choose again.'
    throw new AppError('not_found', { detail })
  }
  const ownerIds = [userId]
  const [mine, theirs, workflows, schedules, collections] = await Promise.all([
    findReach(directory, person),
    findReach(directory, model),
    directory.findContent('workflow', { ownerIds }),
    directory.findContent('schedule', { ownerIds }),
    directory.findContent('collection', { ownerIds }),
  ])
  const wanted = toComparedFields(model)
  const keys = findDifferences(wanted, person)
  return {
    person: toPersonView(person),
    model: toPersonView(model),
    fields: toFieldChanges(keys, wanted, person),
    groups: split(person.groups, model.groups, null),
    collections: split(mine.collections.items, theirs.collections.items, mine.collections.why),
    credentials: split(
      mine.credentials.items.map(({ id, userName }) => ({ id, name: userName })),
      theirs.credentials.items.map(({ id, userName }) => ({ id, name: userName })),
      mine.credentials.why,
    ),
    dataConnections: split(
      mine.dataConnections.items,
      theirs.dataConnections.items,
      mine.dataConnections.why,
    ),
    owned: {
      workflows: workflows.items.length,
      schedules: schedules.items.length,
      collections: collections.items.length,
    },
  }
}

async function findReach(directory: Directory, user: DirectoryUser) {
  const sharedWith = { userIds: [user.id], userGroupIds: user.groups.map(({ id }) => id) }
  const [collections, credentials, dataConnections] = await Promise.all([
    directory.findContent('collection', { sharedWith }),
    directory.findContent('credential', { sharedWith }),
    directory.findContent('data-connection', { sharedWith }),
  ])
  return { collections, credentials, dataConnections }
}

/** What the model has, as far as it can be wanted of somebody else: what the release hides is left out. */
function toComparedFields(model: DirectoryUser): UserFields {
  return Object.fromEntries(
    userFieldKeys.flatMap((key) => {
      const value = model[key]
      return ownFields.has(key) || value === null ? [] : [[key, value]]
    }),
  )
}

const toPersonView = (user: DirectoryUser) => ({
  id: user.id,
  name: toName(user),
  email: user.email,
})

function split(mine: readonly Named[], theirs: readonly Named[], why: string | null) {
  const mineIds = new Set(mine.map(({ id }) => id))
  const theirIds = new Set(theirs.map(({ id }) => id))
  const toNamed = ({ id, name }: Named) => ({ id, name })
  return {
    onlyPerson: mine.filter(({ id }) => !theirIds.has(id)).map(toNamed),
    onlyModel: theirs.filter(({ id }) => !mineIds.has(id)).map(toNamed),
    both: mine.filter(({ id }) => theirIds.has(id)).map(toNamed),
    why,
  }
}
