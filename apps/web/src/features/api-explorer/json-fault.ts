/** What is wrong with a text that should be JSON, and where; lines and columns count from 1. */
export type JsonFault = { readonly line: number; readonly column: number; readonly message: string }

type Reader = { readonly text: string; at: number }

class Stop extends Error {}

/**
 * The first fault of a text, or null when it is JSON. Browsers word and place the faults of their own parser each in
 * another way, and some name no place at all.
 */
export function findJsonFault(text: string): JsonFault | null {
  const reader: Reader = { text, at: 0 }
  try {
    readValue(reader, 0)
    skipSpace(reader)
    if (reader.at < text.length) throw new Stop('nothing more may follow here')
    return null
  } catch (error) {
    if (!(error instanceof Stop)) throw error
    const lines = text.slice(0, reader.at).split('\n')
    const message = reader.at >= text.length ? `the text ends: ${error.message}` : error.message
    return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1, message }
  }
}

const deepest = 500

function readValue(reader: Reader, depth: number): void {
  if (depth > deepest) throw new Stop('this is nested too deeply')
  skipSpace(reader)
  const mark = reader.text[reader.at]
  if (mark === '{') readAll(reader, '}', () => readMember(reader, depth))
  else if (mark === '[') readAll(reader, ']', () => readValue(reader, depth + 1))
  else if (mark === '"') readText(reader)
  else readWord(reader)
}

function readMember(reader: Reader, depth: number): void {
  skipSpace(reader)
  if (reader.text[reader.at] !== '"') throw new Stop('a name in double quotes is needed')
  readText(reader)
  skipSpace(reader)
  if (reader.text[reader.at] !== ':') throw new Stop('a colon is needed after the name')
  reader.at += 1
  readValue(reader, depth + 1)
}

/** Entries with commas between them, up to the closing mark. */
function readAll(reader: Reader, end: '}' | ']', readOne: () => void): void {
  reader.at += 1
  skipSpace(reader)
  if (reader.text[reader.at] === end) {
    reader.at += 1
    return
  }
  for (;;) {
    readOne()
    skipSpace(reader)
    const mark = reader.text[reader.at]
    if (mark !== ',' && mark !== end) throw new Stop(`a comma or ${end} is needed`)
    reader.at += 1
    if (mark === end) return
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside text
const textPattern = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y

function readText(reader: Reader): void {
  textPattern.lastIndex = reader.at
  reader.at += textPattern.exec(reader.text)?.[0].length ?? 0
  const mark = reader.text[reader.at]
  if (mark === '"') reader.at += 1
  else if (mark === '\\') throw new Stop('this escape does not exist; write \\\\ for a backslash')
  else if (mark === undefined) throw new Stop('a closing quote is needed')
  else throw new Stop('a line break or tab inside text is written \\n or \\t')
}

const wordPattern = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])/y

function readWord(reader: Reader): void {
  wordPattern.lastIndex = reader.at
  const word = wordPattern.exec(reader.text)?.[0]
  if (word) {
    reader.at += word.length
    return
  }
  if (reader.text[reader.at] === "'") throw new Stop('text stands in double quotes')
  throw new Stop('a value is needed: text in quotes, a number, true, false, null, { or [')
}

function skipSpace(reader: Reader): void {
  while (/[ \t\r\n]/.test(reader.text[reader.at] ?? '')) reader.at += 1
}
