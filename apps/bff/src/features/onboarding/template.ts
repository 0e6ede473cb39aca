import {
  groupSeparator,
  type OnboardingFieldKey,
  onboardingFieldKeys,
  onboardingFields,
} from '@curator/console-contract/onboarding-fields'
import { serverRoleLabels } from '@curator/console-contract/server-roles'
import { type ServerUser, userFilters } from '@curator/console-contract/users'
import type { ReachSources } from '../../access/reach-book.ts'
import type { Directory } from '../../directory/directory.ts'
import { ReachOfPeople } from './reach-of-people.ts'

/** Users asked of the directory at once. */
const windowRows = 1_000

/** The header row of the onboarding sheet. */
const templateHeader: readonly string[] = onboardingFieldKeys.map(
  (key) => onboardingFields[key].header,
)

/** A user as a row that asks for nothing new: what the Server does not say, and roles we do not know, stay blank. */
function toTemplateRow(user: ServerUser, reach: ReachOfPeople): string[] {
  return onboardingFieldKeys.map((key) => toCell(user, key, reach))
}

function toCell(user: ServerUser, key: OnboardingFieldKey, reach: ReachOfPeople): string {
  if (key === 'collections' || key === 'credentials' || key === 'dataConnections')
    return reach.cell(key, user.id)
  if (key === 'groups') {
    // A name that holds the separator could not be told from two names.
    const names = user.groups
      .map((group) => group.name)
      .filter((name) => !name.includes(groupSeparator))
    return names.join(`${groupSeparator} `)
  }
  if (key === 'profile' || key === 'action') return ''
  const value = user[key]
  if (value === null || value === 'unknown') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return key === 'role' ? serverRoleLabels[user.role] : value
}

/** Header and, where wished, every user of the directory by e-mail. */
export async function listTemplateRows(
  directory: Directory,
  values: 'none' | 'current',
  findReach: () => Promise<ReachSources>,
): Promise<readonly (readonly string[])[]> {
  const rows: (readonly string[])[] = [templateHeader]
  if (values === 'none') return rows
  const reach = new ReachOfPeople(await findReach())
  const filters = userFilters.omit({ connectionId: true }).parse({ sort: 'email' })
  for (let offset = 0, total = 1; offset < total; offset += windowRows) {
    const page = await directory.listUsers(filters, { offset, limit: windowRows })
    total = page.total
    for (const user of page.items) rows.push(toTemplateRow(user, reach))
  }
  return rows
}
