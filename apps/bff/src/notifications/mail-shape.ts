import { type Message, toLinkWords, toPlace } from './message.ts'

/** Plain text: nothing in it can be read as markup. */
export function toMail(message: Message): { subject: string; text: string } {
  const subject = message.isTest ? message.title : `${subjects[message.kind]}: ${message.title}`
  const lines = [
    message.sentence,
    '',
    `Connection: ${toPlace(message)}`,
    `By: ${message.actorName}`,
    `When: ${message.happenedAt}`,
    ...(message.link ? ['', `${toLinkWords(message)}: ${message.link}`] : []),
  ]
  return { subject: toOneLine(subject), text: `${lines.join('\n')}\n` }
}

const subjects: Record<Message['kind'], string> = {
  run_done: 'Run ended',
  run_cancelled: 'Run cancelled',
  run_halted: 'Run halted',
  run_paused: 'Run paused',
  approval_wanted: 'Approval wanted',
  plan_approved: 'Plan approved',
  plan_rejected: 'Plan rejected',
  review_due: 'Review waits for answers',
}

/** A subject is a header: a line break in it would begin another. */
const toOneLine = (text: string) => text.replace(/\p{Cc}+/gu, ' ').slice(0, 200)
