import type { UserGroupId, UserId } from '@curator/console-contract/ids'
import type { MembershipRow } from '@curator/console-contract/user-groups'
import { AppError } from '../../core/app-error.ts'
import type { Directory, DirectoryGroup, DirectoryUser } from '../../directory/directory.ts'
import { groupBy } from '../../plans/changes/group-by.ts'
import { normaliseName, toUnusedColumnsNotice } from '../../sheets/column-name.ts'
import { isEmail } from '../../sheets/email.ts'
import type { ReadSheet } from '../../sheets/reading/sheet-table.ts'

const emailNames = ['email', 'mail', 'emailaddress', 'user', 'username', 'member', 'person']
const groupNames = ['group', 'groups', 'groupname', 'usergroup', 'gruppe', 'groupe']
/** Rows without a fault that are shown; all are counted and planned. */
const mostShown = 200
/** What one cell may hold between separators. */
const separator = ';'

/**
 * Understands a file of members: a column of e-mails and one of group names, several in a cell or in repeated rows. A file
 * whose first line is an e-mail address has no header: it is a list of people for the chosen group.
 */
export async function readMembershipFile(
  directory: Directory,
  sheet: ReadSheet,
  chosen: DirectoryGroup | null,
  about: 'memberships' | 'people',
) {
  const { lines, notices } = toLines(sheet, chosen, about)
  const [users, groups] = await Promise.all([
    directory.findUsersByEmail([...new Set(lines.map(({ email }) => email))]),
    directory.findGroupsByName([...new Set(lines.map(({ groupName }) => groupName))]),
  ])
  const byEmail = groupBy(users, ({ email }) => toKey(email))
  const byName = groupBy(groups, ({ name }) => toKey(name))
  const rows = lines.map((line) =>
    about === 'people' ? judgePerson(line, byEmail) : judge(line, byEmail, byName, chosen),
  )
  const good = rows.filter(({ faults }) => faults.length === 0)
  const faulty = rows.filter(({ faults }) => faults.length > 0)
  const shown = new Set([...faulty, ...good.slice(0, mostShown)])
  const known = new Map<string, DirectoryGroup>(
    [...groups, ...(chosen ? [chosen] : [])].map((group) => [group.id, group]),
  )
  return {
    items: rows.filter((row) => shown.has(row)),
    rowCount: rows.length,
    faultCount: faulty.length,
    notices,
    people: toPeople(good),
    groups: toGroups(good, known),
  }
}

function toPeople(rows: readonly MembershipRow[]): { userId: UserId; email: string }[] {
  const people = new Map<UserId, string>()
  for (const { userId, email } of rows) if (userId) people.set(userId, email)
  return [...people].map(([userId, email]) => ({ userId, email }))
}

interface Line {
  readonly line: number
  readonly email: string
  readonly groupName: string
}

function toLines(
  sheet: ReadSheet,
  chosen: DirectoryGroup | null,
  about: 'memberships' | 'people',
): { lines: Line[]; notices: string[] } {
  const isBareList = isEmail(sheet.header[0] ?? '')
  const names = sheet.header.map(normaliseName)
  const emailAt = isBareList ? 0 : names.findIndex((name) => emailNames.includes(name))
  const isGroupless = isBareList || about === 'people'
  const groupAt = isGroupless ? -1 : names.findIndex((name) => groupNames.includes(name))
  if (emailAt === -1) {
    const detail = 'No column holds e-mail addresses. Call it “Email”, and bring the file again.'
    throw new AppError('file_unreadable', { detail })
  }
  if (groupAt === -1 && !chosen && about === 'memberships') {
    const detail =
      'No column holds groups. Call it “Group”, or bring the file on the page of one group.'
    throw new AppError('file_unreadable', { detail })
  }
  const first = isBareList ? [{ line: 1, cells: sheet.header }] : []
  const lines = [...first, ...sheet.rows].flatMap(({ line, cells }) => {
    const email = cells[emailAt] ?? ''
    const cell = cells[groupAt] ?? ''
    const groups = cell
      .split(separator)
      .map((name) => name.trim())
      .filter(Boolean)
    if (email === '' && groups.length === 0) return []
    return (groups.length > 0 ? groups : ['']).map((groupName) => ({ line, email, groupName }))
  })
  const unused = isBareList
    ? null
    : toUnusedColumnsNotice(sheet.header, (at) => at === emailAt || at === groupAt)
  // A list of one person has no rows below what would be its header.
  const said = sheet.notices.filter(({ code }) => !isBareList || code !== 'no_rows')
  const notices = [...said, ...(unused ? [unused] : [])].map(({ message }) => message)
  return { lines, notices }
}

const toKey = (text: string) => text.trim().toLowerCase()

function judgePerson(
  line: Line,
  byEmail: ReadonlyMap<string, readonly DirectoryUser[]>,
): MembershipRow {
  const users = byEmail.get(toKey(line.email)) ?? []
  return {
    ...line,
    userId: users.length === 1 ? (users[0]?.id ?? null) : null,
    groupId: null,
    faults: toPersonFaults(line.email, users.length),
  }
}

function judge(
  line: Line,
  byEmail: ReadonlyMap<string, readonly DirectoryUser[]>,
  byName: ReadonlyMap<string, readonly DirectoryGroup[]>,
  chosen: DirectoryGroup | null,
): MembershipRow {
  const users = byEmail.get(toKey(line.email)) ?? []
  const groups =
    line.groupName === '' ? (chosen ? [chosen] : []) : (byName.get(toKey(line.groupName)) ?? [])
  return {
    ...line,
    userId: users.length === 1 ? (users[0]?.id ?? null) : null,
    groupId: groups.length === 1 ? (groups[0]?.id ?? null) : null,
    faults: [
      ...toPersonFaults(line.email, users.length),
      ...toGroupFaults(line.groupName, groups.length),
    ],
  }
}

function toPersonFaults(email: string, count: number): string[] {
  if (email === '') return ['The row names nobody.']
  if (!isEmail(email)) return [`“${email}” is no e-mail address.`]
  if (count === 0) return [`Nobody on this Server has the e-mail ${email}.`]
  return count > 1 ? [`${count} users on the Server have the e-mail ${email}.`] : []
}

function toGroupFaults(name: string, count: number): string[] {
  if (count === 1) return []
  if (name === '') return ['The row names no group.']
  return count === 0
    ? [`The Server has no group called “${name}”.`]
    : [`The Server has ${count} groups called “${name}”. Rename one of them first.`]
}

function toGroups(rows: readonly MembershipRow[], known: ReadonlyMap<string, DirectoryGroup>) {
  const wanted = new Map<UserGroupId, Set<UserId>>()
  for (const { groupId, userId } of rows) {
    if (!groupId || !userId) continue
    const people = wanted.get(groupId) ?? new Set<UserId>()
    wanted.set(groupId, people.add(userId))
  }
  return [...wanted].flatMap(([groupId, people]) => {
    const group = known.get(groupId)
    if (!group) return []
    const present = new Set<string>(group.memberIds)
    return [
      {
        groupId,
        name: group.name,
        wanted: [...people],
        missing: [...people].filter((id) => !present.has(id)),
        surplus: group.memberIds.filter(
          (id) => !(people as ReadonlySet<string>).has(id),
        ) as UserId[],
        memberCount: group.memberIds.length,
      },
    ]
  })
}
