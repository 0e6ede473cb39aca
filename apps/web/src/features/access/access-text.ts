import type {
  AccessExplanation,
  AccessPath,
  AccessTargetKind,
} from '@curator/console-contract/access'
import { formatCounted } from '../../lib/format-count.ts'
import type { Tone } from '../../ui/status-tones.ts'

export const text = {
  title: 'Access',
  intro:
    'Choose a person and a thing to see every way by which the person reaches it, or what is missing.',
  choose: 'Choose a person and a workflow, schedule or collection',
  chooseText: 'The address then holds the question, so that it can be sent to somebody.',
  missingTitle: 'Missing shares',
  missingIntro:
    'People and groups of collections whose runs would fail because a credential or data connection is not shared with them.',
  certainMeaning: 'runs would fail.',
  possibleMeaning: 'it depends on something that the Server does not tell.',
  wrapper: 'A directory group can’t be given a share: the plan wraps it in a custom group.',
  noneTitle: 'Nothing is missing',
  noneText: 'Every person and group of a collection has what is known to be needed.',
  filteredTitle: 'No missing share matches',
  filteredText: 'Take a filter away, or search for something else.',
  unknown: 'What could not be read',
  missingLinks: 'What is missing',
  differences: 'What the two differ in',
} as const

/** What is said where no way was found. */
export const toNoPaths = (
  verdict: AccessExplanation['verdict'],
  kind: AccessTargetKind,
): string => {
  if (verdict === 'unknown')
    return 'No way was found, but not everything could be read: there may be one.'
  return kind === 'collection'
    ? 'There is no way at all: the person neither owns the collection nor is in it.'
    : 'There is no way at all: the person does not own it, and is in no collection that holds it.'
}

export const targetKindTexts: Record<
  AccessTargetKind,
  { readonly one: string; readonly find: string }
> = {
  workflow: { one: 'Workflow', find: 'Type the name of a workflow' },
  schedule: { one: 'Schedule', find: 'Type the name of a schedule' },
  collection: { one: 'Collection', find: 'Type the name of a collection' },
}

export const pathKindTexts: Record<AccessPath['kind'], string> = {
  owner: 'Owner',
  curator: 'Curator',
  public: 'Public',
  direct: 'Member',
  group: 'Through a group',
  studio: 'Through a studio',
}

export const verdicts: Record<
  AccessExplanation['verdict'],
  { readonly tone: Tone; readonly word: string }
> = {
  yes: { tone: 'good', word: 'Reaches it' },
  no: { tone: 'bad', word: 'Does not reach it' },
  unknown: { tone: 'warning', word: 'Not known' },
}

export const needKindTexts = {
  credential: 'Credential',
  'data-connection': 'Data connection',
} as const

export const countShares = (count: number) =>
  formatCounted(count, 'missing share', 'missing shares')
