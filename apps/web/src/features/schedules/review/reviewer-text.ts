import { formatCount } from '../../../lib/format-count.ts'

/** Words for people who do not know this console. */
export const reviewerText = {
  title: 'Review of your schedules',
  intro:
    'Somebody looks after the Server on which your workflows run by themselves, and asks you: are these schedules still needed as they are?',
  opening: 'Opening your link',
  noLinkTitle: 'Open the link that you were sent',
  noLinkText: 'It is in the message of whoever asked you. It works once, until the review ends.',
  invalidTitle: 'This link can’t be used',
  invalidText:
    'It was opened before, its time is over, or it is not complete. Ask whoever sent it for a new one.',
  overTitle: 'The review is over',
  overText: 'Answers no longer count. Ask whoever sent the link if something must change.',
  none: 'There is nothing for you to answer',
  noneText: 'Your schedules may have been given to somebody else.',
  more: 'What is known of it',
  answered: 'Answered',
  open: 'Without an answer',
  save: 'Save the answer',
  change: 'Save the changed answer',
  done: 'You have answered for all of them. Thank you; you can close this page.',
} as const

export const sayAnswered = (answered: number, all: number) =>
  `${formatCount(answered)} of ${formatCount(all)} answered`
