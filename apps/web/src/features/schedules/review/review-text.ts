import type {
  CampaignState,
  CampaignValues,
  StageKind,
} from '@curator/console-contract/schedule-review'
import { formatCount, formatCounted } from '../../../lib/format-count.ts'
import type { Tone } from '../../../ui/status-tones.ts'

export const stateLooks: Record<CampaignState, { readonly text: string; readonly tone: Tone }> = {
  draft: { text: 'Draft', tone: 'neutral' },
  open: { text: 'Open', tone: 'info' },
  closed: { text: 'Closed', tone: 'warning' },
  signed: { text: 'Signed', tone: 'good' },
}

export const stageTexts: Record<StageKind, { readonly text: string; readonly meaning: string }> = {
  owner: {
    text: 'Owners',
    meaning: 'Who owns a schedule answers for it, by a link or an account.',
  },
  curator: { text: 'Curators', meaning: 'Curators of this console decide, never on their own.' },
  lead: { text: 'Lead', meaning: 'Somebody looks at everything once more.' },
}

export const silenceTexts: Record<CampaignValues['silence'], string> = {
  keep: 'Keep the schedule',
  pause: 'Pause the schedule',
  recommendation: 'Follow the recommendation',
}

export const recurrenceTexts: Record<CampaignValues['recurrence'], string> = {
  never: 'Once',
  monthly: 'Each month',
  quarterly: 'Each quarter',
  half_yearly: 'Each half year',
  yearly: 'Each year',
}

export const reviewText = {
  title: 'Reviews',
  newReview: 'New review',
  none: 'No review yet',
  noneText:
    'A review asks the owners of schedules what shall become of them, and keeps the answers.',
  noSuch: 'There is no such review',
  noSuchText: 'It may have been thrown away. Go back to the list.',
  noPlan: 'You may look at reviews',
  noPlanText: 'Beginning one needs the role Operator; ask an administrator of this console.',
  name: 'Name',
  scope: 'Which schedules',
  scopeHint: 'What matches when the review starts is in it; later ones are not.',
  who: 'Who decides, and until when',
  fallback: 'Who answers where an owner can’t be reached',
  startsAt: 'Starts',
  startsAtHint: 'A date ahead starts it by itself; any other waits for you.',
  silence: 'No answer counts as',
  recurrence: 'Repeat',
  reminders: 'Remind this many days before a stage ends',
  remindersHint: 'Days with commas between, at most five: 7, 1.',
  remindersFault: 'Write whole days from 1 to 60, at most five, with commas between.',
  create: 'Make the draft',
  change: 'Change the draft',
  saveDraft: 'Save the draft',
  draftHint: 'Nothing is frozen and nobody is asked before it starts.',
  course: 'How it will go',
  start: 'Start the review',
  discard: 'Throw the draft away',
  close: 'Close the review…',
  plan: 'Make the plan',
  openPlan: 'Open the plan',
  sign: 'Sign…',
  report: 'Report',
  print: 'Report to print',
  link: 'Link for an owner…',
  reviewers: 'Reviewers',
  signatures: 'Signatures',
  noSignatures: 'Nobody has signed yet.',
  broken:
    'The evidence of this review does not fit its hash any more: somebody changed it. No plan can be made of it; start a new review.',
  evidence: 'Evidence',
  frozen: 'As it was when the review started.',
  findings: 'Findings',
  noFindings: 'Nothing was found by the rules that could be judged.',
  differences: 'Since the last review',
  notBefore: 'It was not in the last review.',
  noDifferences: 'Nothing changed.',
  answers: 'Answers',
  noAnswers: 'Nobody has answered yet.',
  answer: 'Your answer',
  save: 'Save the answer',
  takeSuggestion: 'Take the recommendation',
  reason: 'Reason',
  reasonHint: 'Everything but keeping a schedule without a finding needs one.',
  noItems: 'No schedule matches',
  noItemsText: 'Choose other filters.',
  keys: 'Keys',
} as const

export const countItems = (count: number) => formatCounted(count, 'schedule', 'schedules')

export const sayProgress = ({
  decidedCount,
  itemCount,
}: {
  readonly decidedCount: number
  readonly itemCount: number
}) => `${formatCount(decidedCount)} of ${formatCount(itemCount)} decided`

/** What is signed, unless somebody writes other words. */
export const usualStatement = 'I have looked at these decisions and stand for them.'

export const toCloseText = (openCount: number, silence: CampaignValues['silence']) =>
  openCount === 0
    ? 'Every schedule has an answer. Answers can’t be changed afterwards.'
    : `${countItems(openCount)} without an answer: “${silenceTexts[silence]}” counts for ${openCount === 1 ? 'it' : 'them'}. Answers can’t be changed afterwards.`
