import { toNote } from './curl.ts'
import { keyName, type SnippetRequest, secretName, splitAtPlaceholders } from './snippet-request.ts'

/** For Python 3 with the package requests. */
export function toPython(request: SnippetRequest): string {
  const { method, url, tokenUrl, json, parts, secretNames, isFileReply } = request
  const files = parts.flatMap((part) =>
    'fileName' in part
      ? [`        ${toText(part.name)}: open(${toText(part.fileName)}, "rb"),`]
      : // A part without a file name, sent as multipart all the same.
        [`        ${toText(part.name)}: (None, ${toText(part.text)}),`],
  )
  const body =
    json === undefined
      ? files.length === 0
        ? []
        : ['    files={', ...files, '    },']
      : [`    json=${toValue(json, '    ')},`]
  return [
    toNote('#', secretNames),
    'import os',
    '',
    'import requests',
    '',
    'token = requests.post(',
    `    ${toText(tokenUrl)},`,
    '    data={',
    '        "grant_type": "client_credentials",',
    `        "client_id": os.environ["${keyName}"],`,
    `        "client_secret": os.environ["${secretName}"],`,
    '    },',
    '    timeout=60,',
    ')',
    'token.raise_for_status()',
    'reply = requests.request(',
    `    "${method}",`,
    `    ${toText(url)},`,
    '    headers={"Authorization": f"Bearer {token.json()[\'access_token\']}"},',
    ...body,
    '    timeout=600,',
    ')',
    'print(reply.status_code)',
    isFileReply ? 'open("download", "wb").write(reply.content)' : 'print(reply.text)',
  ].join('\n')
}

/** A JSON value as Python writes it. */
function toValue(value: unknown, indent: string): string {
  if (value === null || value === undefined) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'string') return toText(value)
  if (typeof value !== 'object') return String(value)
  const inner = `${indent}    `
  const entries = Array.isArray(value)
    ? value.map((entry) => toValue(entry, inner))
    : Object.entries(value).map(([name, entry]) => `${toText(name)}: ${toValue(entry, inner)}`)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}']
  if (entries.length === 0) return `${open}${close}`
  return `${open}\n${entries.map((entry) => `${inner}${entry},\n`).join('')}${indent}${close}`
}

/** A string literal; escapes of JSON mean the same in Python. */
function toText(text: string): string {
  const [before = '', name] = splitAtPlaceholders(text)
  return name !== undefined && before === '' ? `os.environ["${name}"]` : JSON.stringify(text)
}
