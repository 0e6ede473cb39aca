import {
  groupSeparator,
  type RowAction,
  rowActions,
} from '@curator/console-contract/onboarding-fields'
import {
  type ServerRoleName,
  serverRoleLabels,
  serverRoleNames,
} from '@curator/console-contract/server-roles'
import { findIana, type WindowsZoneName } from 'windows-iana'
import { normaliseName } from '../../sheets/column-name.ts'
import { findNearest } from '../../sheets/nearest.ts'

const roleByName = new Map<string, ServerRoleName>(
  serverRoleNames.flatMap((role): [string, ServerRoleName][] => [
    [normaliseName(role), role],
    [normaliseName(serverRoleLabels[role]), role],
  ]),
)

/** A role by the Server’s name or by the label people read, without regard to case and spaces, or undefined. */
export function parseRole(text: string): ServerRoleName | undefined {
  return roleByName.get(normaliseName(text))
}

/** The label of the role a misspelt one is probably meant to be. */
export function suggestRole(text: string): string | null {
  return findNearest(
    text,
    serverRoleNames.map((role) => serverRoleLabels[role]),
  )
}

const zoneByName = new Map(
  [...Intl.supportedValuesOf('timeZone'), 'UTC'].map((zone) => [zone.toLowerCase(), zone]),
)

/**
 * A time zone by its IANA name without regard to case, in its usual spelling, or undefined. Old and new names of a zone
 * are kept as written (`Asia/Kolkata`, `Asia/Calcutta`), since the Server compares text.
 */
export function parseZone(text: string): string | undefined {
  const known = zoneByName.get(text.toLowerCase())
  if (known) return known
  if (!/^[a-z][a-z0-9_+-]*(?:\/[a-z0-9_+-]+){0,2}$/i.test(text) || !isZone(text)) return undefined
  const zone = toZoneCase(text)
  zoneByName.set(text.toLowerCase(), zone)
  return zone
}

function isZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** `asia/kolkata` as `Asia/Kolkata`; names without a slash (`GMT`, `EST5EDT`) in capitals. */
function toZoneCase(name: string): string {
  if (!name.includes('/')) return name.toUpperCase()
  return name
    .toLowerCase()
    .replace(/(^|[/_-])([a-z])/g, (_, mark: string, letter: string) => mark + letter.toUpperCase())
}

/** The zone that is probably meant: by the name Windows gives it, by its last part, or by the whole name. */
export function suggestZone(text: string): string | null {
  const [ofWindows] = findIana(text.trim() as WindowsZoneName)
  if (ofWindows) return ofWindows
  const zones = [...zoneByName.values()]
  const name = text.trim().replaceAll(' ', '_')
  const byPlace = zones.find((zone) => zone.toLowerCase().endsWith(`/${name.toLowerCase()}`))
  return byPlace ?? findNearest(name, zones)
}

const actionByName = new Map<string, RowAction>(
  Object.entries({
    create: ['create', 'add', 'new', 'anlegen', 'neu', 'créer', 'ajouter'],
    update: ['update', 'change', 'edit', 'ändern', 'aktualisieren', 'modifier'],
    deactivate: ['deactivate', 'disable', 'leaver', 'deaktivieren', 'sperren', 'désactiver'],
    skip: ['skip', 'ignore', 'leave', 'none', 'überspringen', 'ignorieren', 'ignorer'],
  } satisfies Record<RowAction, string[]>).flatMap(([action, names]) =>
    names.map((name): [string, RowAction] => [normaliseName(name), action as RowAction]),
  ),
)

/** What a row asks for, in English, German or French, or undefined. */
export function parseAction(text: string): RowAction | undefined {
  return actionByName.get(normaliseName(text))
}

/** The action a misspelt one is probably meant to be. */
export function suggestAction(text: string): string | null {
  return findNearest(text, rowActions)
}

/** The groups of a cell: trimmed, each once without regard to case, in the order written. */
export function parseGroups(text: string): string[] {
  const names = new Map<string, string>()
  for (const part of text.split(groupSeparator)) {
    const name = part.trim()
    if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  }
  return [...names.values()]
}
