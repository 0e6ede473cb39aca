import {
  type OnboardingFieldKey,
  onboardingFieldKeys,
  onboardingFields,
} from '@curator/console-contract/onboarding-fields'
import type { SheetNotice } from './reading/sheet-table.ts'

/** Which field each column fills; null for a column that is not used. */
export type Mapping = readonly (OnboardingFieldKey | null)[]

/** A column name as it is compared: without case, accents, spaces and marks. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}\s\p{P}\p{S}]/gu, '')
    .toLowerCase()
}

const fieldByName = new Map<string, OnboardingFieldKey>(
  onboardingFieldKeys.flatMap((key): [string, OnboardingFieldKey][] => {
    const { header, label, synonyms } = onboardingFields[key]
    return [header, label, key, ...synonyms].map((name) => [normaliseName(name), key])
  }),
)

/** Matches columns by name; the first column that fits a field gets it, a later one stays unused. */
export function matchColumns(header: readonly string[]): Mapping {
  const taken = new Set<OnboardingFieldKey>()
  return header.map((name) => {
    const key = fieldByName.get(normaliseName(name))
    if (!key || taken.has(key)) return null
    taken.add(key)
    return key
  })
}

/** What must be known about a mapping before a plan; loud about columns that are not used. */
export function toMappingNotices(header: readonly string[], mapping: Mapping): SheetNotice[] {
  const notices: SheetNotice[] = []
  if (!mapping.includes('email')) {
    notices.push({
      code: 'email_not_mapped',
      message:
        'No column holds e-mail addresses. Choose the one that does: people are matched by e-mail.',
      blocks: true,
    })
  }
  const double = onboardingFieldKeys.filter(
    (key) => mapping.filter((one) => one === key).length > 1,
  )
  if (double.length > 0) {
    const labels = double.map((key) => `“${onboardingFields[key].label}”`).join(', ')
    notices.push({
      code: 'field_mapped_twice',
      message: `Several columns fill ${labels}. Keep one of them for each field.`,
      blocks: true,
    })
  }
  const unused = header.flatMap((name, at) => (mapping[at] ? [] : [name || `column ${at + 1}`]))
  if (unused.length > 0) {
    notices.push({
      code: 'unknown_columns',
      message: `${unused.length === 1 ? 'This column is' : 'These columns are'} not used: ${listSome(unused)}. Choose a field for ${unused.length === 1 ? 'it' : 'them'}, or leave it so.`,
      blocks: false,
    })
  }
  return notices
}

function listSome(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => `“${name}”`)
  return names.length > 10 ? `${shown.join(', ')} and ${names.length - 10} more` : shown.join(', ')
}
