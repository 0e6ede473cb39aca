import type { DifferenceSubject, Finding } from './difference.ts'
import type { Shape } from './shape.ts'

/** Names on one side only. */
export function compareNames(
  subject: DifferenceSubject,
  contract: Iterable<string>,
  server: Iterable<string>,
): Finding[] {
  const ours = new Set(contract)
  const theirs = new Set(server)
  return [
    ...[...ours]
      .filter((at) => !theirs.has(at))
      .map((at) => ({ kind: 'missing' as const, subject, at, contract: at, server: '' })),
    ...[...theirs]
      .filter((at) => !ours.has(at))
      .map((at) => ({ kind: 'extra' as const, subject, at, contract: '', server: at })),
  ]
}

/** A finding where the two texts differ, nothing where they agree. */
export function compareText(
  subject: DifferenceSubject,
  at: string,
  contract: string,
  server: string,
): Finding[] {
  return contract === server ? [] : [{ kind: 'different', subject, at, contract, server }]
}

const anyWord = 'any text'

/** Allowed words in one text, in a stable order. */
export function listWords(words: readonly string[] | undefined): string {
  return words?.join(', ') ?? anyWord
}

/** Allowed words of a value that is sent: both sides have to agree, or we send what is refused or hide what is allowed. */
export function compareWords(at: string, contract: Shape, server: Shape): Finding[] {
  return compareText('enum', at, listWords(contract.words), listWords(server.words))
}

/** In an address and in a form everything is text, so a flag is one of two words. */
export function asText(shape: Shape): Shape {
  return shape.kind === 'boolean' ? { kind: 'string', words: ['false', 'true'] } : shape
}
