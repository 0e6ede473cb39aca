import type { DcmConnection } from '@curator/console-contract/dcm-connections'
import { membershipWords } from '@curator/console-contract/onboarding-fields'
import { lastSecond, readEnd } from '../../../sheets/membership-words.ts'

/** Columns of rows that change a secret; a sheet never holds its value. */
export const secretColumns = {
  'credential role': ['role of the credential'],
  'secret role': ['role of the secret'],
  ends: ['end', 'expires', 'expiry'],
  'new value': [],
} as const
type Cells = Readonly<Record<keyof typeof secretColumns, string>>

/** New values of one sheet: somebody types each of them when the run is started. */
export const mostTyped = 50

export interface SecretTask {
  readonly kind: 'secret' | 'expiry'
  readonly credentialRole: string
  readonly secretRole: string
  readonly expiresAt: string | null
}

type Faults = readonly (readonly [column: string, text: string | null])[]

const noRole = 'The row does not say the role.'
const notNew = 'Only a row that changes a secret has this.'
const noFlag =
  'Write yes or no. A sheet never holds the value: it is typed when the run is started.'
const noEnd = `Write a day such as 2027-01-31, an instant with its zone, or ${membershipWords.never}.`
const nothing = 'Say when it ends, or write yes under new value.'

/** Faults of a row that does something else. A word that says no new value does no harm. */
export const refuseSecretCells = (cells: Cells): Faults => [
  ['credential role', cells['credential role'] === '' ? null : notNew],
  ['secret role', cells['secret role'] === '' ? null : notNew],
  ['ends', cells.ends === '' ? null : notNew],
  ['new value', readFlag(cells['new value']) === false ? null : notNew],
]

/** What a row wants of a secret. No fault repeats a cell: somebody may have written a secret into it. */
export function judgeSecretCells(
  cells: Cells,
  connection: DcmConnection | null,
): { readonly faults: Faults; readonly task: SecretTask | null } {
  const { 'credential role': credentialRole, 'secret role': secretRole } = cells
  const place = findPlace({ credentialRole, secretRole }, connection)
  const end = readEndCell(cells.ends)
  const flag = readFlag(cells['new value'])
  const faults: Faults = [
    ['credential role', credentialRole === '' ? noRole : null],
    ['secret role', secretRole === '' ? noRole : null],
    ['secret role', place || !credentialRole || !secretRole ? null : sayNoPlace(connection)],
    ['ends', sayEndFault(end, flag)],
    ['new value', flag === undefined ? noFlag : null],
  ]
  if (!place || !end || faults.some(([, fault]) => fault !== null)) return { faults, task: null }
  const kind = flag ? 'secret' : 'expiry'
  // What is held is kept as the Server writes it: another spelling of the same instant is no change.
  const wanted = end.isKept ? place.expiresAt : end.at
  const expiresAt = toMs(wanted) === toMs(place.expiresAt) ? place.expiresAt : wanted
  return { faults, task: { kind, credentialRole, secretRole, expiresAt } }
}

type Place = Pick<SecretTask, 'credentialRole' | 'secretRole'>

const findPlace = (place: Place, connection: DcmConnection | null) =>
  connection?.secrets.find(
    (each) => each.credentialRole === place.credentialRole && each.secretRole === place.secretRole,
  )

function sayNoPlace(connection: DcmConnection | null): string | null {
  if (!connection) return null
  const places = connection.secrets.map((each) => `${each.credentialRole}, ${each.secretRole}`)
  return places.length === 0
    ? 'The connection has no secret.'
    : `The connection has no secret at this place. Write one that it has: ${places.join('; ')}.`
}

/** Undefined for what is neither yes nor no. */
function readFlag(cell: string): boolean | undefined {
  const word = cell.toLowerCase()
  if (word === 'yes') return true
  return word === '' || word === 'no' ? false : undefined
}

/** `at` null: never. */
type EndCell = { readonly isKept: true } | { readonly isKept: false; readonly at: string | null }

/** Undefined for what is no end. */
function readEndCell(cell: string): EndCell | undefined {
  if (cell === '') return { isKept: true }
  if (cell.toLowerCase() === membershipWords.never) return { isKept: false, at: null }
  const at = readEnd(cell)
  return at === undefined ? undefined : { isKept: false, at }
}

function sayEndFault(end: EndCell | undefined, flag: boolean | undefined): string | null {
  if (!end) return noEnd
  return end.isKept && flag === false ? nothing : null
}

/** What a row can't want of a secret beside the rows before it. */
export function createSecretClashes() {
  const lineOf = new Map<string, number>()
  let typedCount = 0
  return (id: string, { kind }: SecretTask, line: number): string | null => {
    // A change is sent only to a connection that is as the plan saw it.
    const earlier = lineOf.get(id)
    if (earlier !== undefined)
      return `Line ${earlier} changes a secret of this connection. Bring the other with another sheet, once that has run.`
    lineOf.set(id, line)
    if (kind === 'expiry') return null
    typedCount += 1
    return typedCount > mostTyped
      ? `A sheet asks for at most ${mostTyped} new values, for somebody types each. Bring the others with another sheet.`
      : null
  }
}

export function saySecret(
  { credentialRole, expiresAt, kind, secretRole }: SecretTask,
  connection: DcmConnection,
): string {
  const held = findPlace({ credentialRole, secretRole }, connection)
  const isKept = toMs(held?.expiresAt ?? null) === toMs(expiresAt)
  const what = `secret “${credentialRole}, ${secretRole}”`
  const end = sayEnd(expiresAt)
  if (kind === 'expiry') return isKept ? `Nothing: it ${end} already.` : `Its ${what} ${end}.`
  return `A new ${what}, typed when the run is started; ${isKept ? 'its end stays' : `it ${end}`}.`
}

/** A day is said as it is written, an instant in UTC. */
function sayEnd(expiresAt: string | null): string {
  if (expiresAt === null) return 'never ends'
  const day = expiresAt.slice(0, 10)
  return expiresAt === `${day}${lastSecond}`
    ? `ends on ${day}`
    : `ends at ${day} ${expiresAt.slice(11, 16)} UTC`
}

const toMs = (instant: string | null) => (instant === null ? null : Date.parse(instant))
