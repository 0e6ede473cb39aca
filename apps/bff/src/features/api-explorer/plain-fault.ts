import type { FieldFault } from '@curator/endpoint/problem'

/** Words of the checker and what people read in their place. */
const words: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^Invalid input: expected .+, received undefined$/, () => 'This is needed.'],
  [
    /^Invalid input: expected (\w+)/,
    ([, kind = '']) => `${kinds[kind] ?? 'Another value'} is needed.`,
  ],
  [/^Too small: expected string to have >=1 /, () => 'This is needed.'],
  [/^Too small: expected string to have >=(\d+) /, ([, n]) => `Use at least ${n} characters.`],
  [/^Too big: expected string to have <=(\d+) /, ([, n]) => `Use at most ${n} characters.`],
  [/^Too small: expected array to have >=(\d+) /, ([, n]) => `Give at least ${n}.`],
  [/^Too big: expected array to have <=(\d+) /, ([, n]) => `Give at most ${n}.`],
  [/^Too small: expected \w+ to be >=?(-?[\d.]+)/, ([, n]) => `Use ${n} or more.`],
  [/^Too big: expected \w+ to be <=?(-?[\d.]+)/, ([, n]) => `Use ${n} or less.`],
  [/^Invalid option: expected one of (.+)$/, ([, list = '']) => `Choose one of ${toList(list)}.`],
  [/^Invalid ISO (datetime|date)/, () => 'Write a date and time such as 2026-11-24T09:00:00Z.'],
]

const kinds: Readonly<Record<string, string>> = {
  string: 'Text',
  number: 'A number',
  int: 'A whole number',
  boolean: 'true or false',
  array: 'A list',
  object: 'An object',
  record: 'An object',
}

/** A fault in plain words; what is worded for people already stays. */
export function toPlainFault(fault: FieldFault): FieldFault {
  for (const [pattern, toWords] of words) {
    const found = pattern.exec(fault.message)
    if (found) return { ...fault, message: toWords(found) }
  }
  return fault
}

function toList(options: string): string {
  return options.replaceAll('"', '').replaceAll('|', ', ')
}
