import { clearMark, type RowFault } from '@curator/console-contract/sheets'
import { normaliseName } from '../../sheets/column-name.ts'
import { parseFlag } from '../../sheets/flag.ts'
import { findNearest } from '../../sheets/nearest.ts'
import { shorten } from '../../sheets/shape-faults.ts'
import type { OperationField } from './operation-fields.ts'

/** What stands between several values in one cell. */
const listSeparator = ';'

export type CellFault = Omit<RowFault, 'column'>
/** `absent`: a blank cell, so that the field is not sent. */
export type CellReading =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'absent' }
  | { readonly kind: 'fault'; readonly fault: CellFault }

type FieldFacts = Pick<
  OperationField,
  'name' | 'kind' | 'options' | 'isNullable' | 'itemKind' | 'isRequired'
>

/** Reads the text of a cell as a field wants it. Text stays text, also where it begins like a formula. */
export function readCell(field: FieldFacts, text: string): CellReading {
  if (text === '') {
    return field.isRequired
      ? toFault('value_missing', `“${field.name}” is missing. Fill it in: the operation needs it.`)
      : { kind: 'absent' }
  }
  if (text.toLowerCase() === clearMark) return readClear(field)
  return readers[field.kind](field, text)
}

function readClear(field: FieldFacts): CellReading {
  if (field.isNullable) return toValue(null)
  if (field.kind === 'text' && !field.isRequired) return toValue('')
  if (field.kind === 'list') return toValue([])
  return toFault(
    'clear_not_allowed',
    `“${field.name}” can’t be emptied. Write a value, or leave the cell blank so that it is not sent.`,
  )
}

const readers: Readonly<
  Record<OperationField['kind'], (field: FieldFacts, text: string) => CellReading>
> = {
  text: (_, text) => toValue(text),
  integer: (field, text) => readNumber(field, text, /^[+-]?\d{1,15}$/, 'a whole number such as 12'),
  number: (field, text) =>
    readNumber(
      field,
      text,
      /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i,
      'a number such as 12 or 0.5',
    ),
  flag: ({ name }, text) => {
    const flag = parseFlag(text)
    return flag === undefined
      ? toFault(
          'flag_unknown',
          `“${shorten(text)}” is neither yes nor no for “${name}”. Write yes or no.`,
        )
      : toValue(flag)
  },
  choice: (field, text) => {
    const option = findOption(field.options, text)
    return option === undefined ? toChoiceFault(field, text) : toValue(option)
  },
  list: readList,
  json: ({ name }, text) => {
    try {
      return toValue(JSON.parse(text))
    } catch {
      return toFault(
        'json_malformed',
        `“${name}” takes JSON, and “${shorten(text)}” is none. Write it as {"name": "value"} or ["value"].`,
      )
    }
  },
}

function readNumber(
  { name }: FieldFacts,
  text: string,
  pattern: RegExp,
  example: string,
): CellReading {
  if (pattern.test(text)) return toValue(Number(text))
  const mended = text.replace(/[\s'’]/g, '').replace(',', '.')
  return toFault(
    'value_malformed',
    `“${shorten(text)}” is no number for “${name}”. Write ${example}.`,
    pattern.test(mended) ? mended : null,
  )
}

/** Values with semicolons between them, or a JSON array. */
function readList(field: FieldFacts, text: string): CellReading {
  if (text.startsWith('[')) return readers.json(field, text)
  const values: unknown[] = []
  const reader = field.options.length > 0 ? 'choice' : field.itemKind
  for (const part of text.split(listSeparator).map((one) => one.trim())) {
    if (part === '') continue
    const reading = readers[reader](field, part)
    if (reading.kind !== 'value') return reading
    values.push(reading.value)
  }
  return toValue(values)
}

/** An option without regard to case, spaces and marks; yes and no where the options are true and false. */
function findOption(options: readonly string[], text: string): string | undefined {
  const exact = options.find((option) => option === text)
  if (exact !== undefined) return exact
  const name = normaliseName(text)
  const alike = options.filter((option) => normaliseName(option) === name)
  if (name !== '' && alike.length === 1) return alike[0]
  const flag = parseFlag(text)
  return flag === undefined ? undefined : options.find((option) => option === String(flag))
}

function toChoiceFault({ name, options }: FieldFacts, text: string): CellReading {
  const shown = options.slice(0, 12).join(', ')
  return toFault(
    'choice_unknown',
    `“${shorten(text)}” is not one of the values of “${name}”: ${shown}${options.length > 12 ? ', …' : ''}.`,
    findNearest(text, options),
  )
}

function toValue(value: unknown): CellReading {
  return { kind: 'value', value }
}

function toFault(
  code: CellFault['code'],
  message: string,
  suggestion: string | null = null,
): CellReading {
  return { kind: 'fault', fault: { code, message, suggestion } }
}
