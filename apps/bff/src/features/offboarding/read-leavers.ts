import type { LeaverRow } from '@curator/console-contract/offboarding'
import { maxLeavers } from '@curator/console-contract/offboarding'
import { AppError } from '../../core/app-error.ts'
import type { DirectoryUser } from '../../directory/directory.ts'
import { groupBy } from '../../plans/changes/group-by.ts'
import { toName } from '../../plans/planned/words.ts'
import { normaliseName, toUnusedColumnsNotice } from '../../sheets/column-name.ts'
import { isEmail } from '../../sheets/email.ts'
import type { ReadSheet } from '../../sheets/reading/sheet-table.ts'

/** Headings that name the columns, compared without case, spaces and marks. */
const headings = {
  leaver: ['leaver', 'email', 'e-mail', 'mail', 'user', 'person', 'email address', 'leaver email'],
  successor: [
    'successor',
    'receiver',
    'new owner',
    'hand over to',
    'successor email',
    'manager',
    'nachfolger',
  ],
} as const

type Found = ReadonlyMap<string, readonly DirectoryUser[]>

/** Which column holds what, and what is said of the others. Throws `file_unreadable` without a column of leavers. */
export function findColumns(sheet: ReadSheet): {
  leaver: number
  successor: number
  notices: string[]
} {
  const names = sheet.header.map(normaliseName)
  const find = (words: readonly string[]) => {
    const known = new Set(words.map(normaliseName))
    return names.findIndex((name) => known.has(name))
  }
  const leaver = find(headings.leaver)
  const successor = find(headings.successor)
  if (leaver === -1) {
    throw new AppError('file_unreadable', {
      detail: 'No column holds the leavers. Call it “Leaver” or “Email”, and bring the file again.',
    })
  }
  if (sheet.rows.length > maxLeavers) {
    throw new AppError('too_many_rows', {
      detail: `One plan takes at most ${maxLeavers} leavers; the file has ${sheet.rows.length}. Split it.`,
    })
  }
  const unused = toUnusedColumnsNotice(sheet.header, (at) => at === leaver || at === successor)
  const missing =
    successor === -1
      ? ['No column holds successors. Call it “Successor”, or choose them below.']
      : []
  const notices = [...sheet.notices, ...(unused ? [unused] : [])].map(({ message }) => message)
  return { leaver, successor, notices: [...missing, ...notices] }
}

/** Rows with the people they name; what is wrong stands at the row. Rows without any e-mail are left out. */
export async function toLeaverRows(
  sheet: ReadSheet,
  columns: { readonly leaver: number; readonly successor: number },
  findUsers: (emails: readonly string[]) => Promise<readonly DirectoryUser[]>,
): Promise<LeaverRow[]> {
  const rows = sheet.rows
    .map(({ line, cells }) => ({
      line,
      email: cells[columns.leaver] ?? '',
      successorEmail: cells[columns.successor] ?? '',
    }))
    .filter(({ email, successorEmail }) => email !== '' || successorEmail !== '')
  const emails = rows.flatMap(({ email, successorEmail }) => [email, successorEmail])
  const users = await findUsers([...new Set(emails.filter((text) => text !== ''))])
  const found: Found = groupBy(users, (user) => toKey(user.email))
  const lines = groupBy(rows, ({ email }) => toKey(email))
  return rows.map((row) => {
    const first = lines.get(toKey(row.email))?.[0]
    const isTwice = row.email !== '' && first !== undefined && first.line !== row.line
    return {
      ...row,
      person: toPerson(found, row.email),
      successor: toPerson(found, row.successorEmail),
      faults: [
        ...toFaults(found, row.email, 'leaver'),
        ...(row.successorEmail === '' ? [] : toFaults(found, row.successorEmail, 'successor')),
        ...(isTwice ? [`${row.email} stands in line ${first.line} already.`] : []),
      ],
    }
  })
}

const toKey = (email: string) => email.trim().toLowerCase()

function toPerson(found: Found, email: string) {
  const users = found.get(toKey(email)) ?? []
  const [user] = users
  if (!user || users.length > 1) return null
  return { id: user.id, name: toName(user), email: user.email }
}

function toFaults(found: Found, email: string, what: 'leaver' | 'successor'): string[] {
  if (email === '') return [`The row names no ${what}.`]
  if (!isEmail(email)) return [`“${email}” is no e-mail address.`]
  const count = found.get(toKey(email))?.length ?? 0
  if (count === 0) return [`Nobody on this Server has the e-mail ${email}.`]
  return count > 1
    ? [`${count} users on the Server have the e-mail ${email}. Choose one below.`]
    : []
}
