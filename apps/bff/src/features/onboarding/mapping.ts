import {
  type OnboardingFieldKey,
  onboardingFieldKeys,
  onboardingFields,
} from '@curator/console-contract/onboarding-fields'
import type { SheetNotice } from '@curator/console-contract/sheets'

import { normaliseName, toUnusedColumnsNotice } from '../../sheets/column-name.ts'

/** Which field each column fills; null for a column that is not used. */
export type Mapping = readonly (OnboardingFieldKey | null)[]

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
  const unused = toUnusedColumnsNotice(header, (at) => Boolean(mapping[at]))
  return unused ? [...notices, unused] : notices
}
