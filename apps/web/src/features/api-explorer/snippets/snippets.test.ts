import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { aField, anOperationDetail, aWrite } from '../../../testing/operation-samples.ts'
import type { CallValues } from '../call-values.ts'
import { toCurl } from './curl.ts'
import { toPowerShell } from './powershell.ts'
import { toPython } from './python.ts'
import { toSnippetRequest } from './snippet-request.ts'

const base = 'https://alteryx.example.test/webapi/'
const awkward = `O'Brien "é" $HOME \`id\` \\ ’x’\nnew`
const none: CallValues = { params: {}, query: {} }
const read = toSnippetRequest(base, anOperationDetail({ query: [aField('q')] }), {
  params: { userId: 'a/b c' },
  query: { q: awkward, empty: '' },
})
const write = toSnippetRequest(base, aWrite(), {
  ...none,
  body: { name: awkward, password: 'hush', isActive: false, tags: ['a', 'b'], rights: {} },
})
const bare = (body: unknown, kind: 'list' | 'text' | 'boolean') =>
  toSnippetRequest(
    base,
    aWrite({
      body: aField('', { kind, isRequired: true, item: kind === 'list' ? aField('') : null }),
    }),
    { ...none, body },
  )
const upload = toSnippetRequest(
  base,
  aWrite({
    bodyKind: 'multipart',
    body: aField('', {
      kind: 'object',
      fields: [aField('file', { kind: 'file' }), aField('name'), aField('pin', { isSecret: true })],
    }),
  }),
  { ...none, body: { file: { fileName: `it's.yxzp`, base64: '' }, name: awkward, pin: 'hush' } },
)
const all = { read, write, upload, list: bare(['a'], 'list'), string: bare('S-1', 'text') }

/** What a shell hands to curl in its last call: stubs stand in for curl and jq. */
function runShell(script: string): string[] {
  const stubs = `
    curl() { for a in "$@"; do printf '%s\\0' "$a"; done; }
    jq() { if [ "$1" = -n ]; then printf '"%s"' "$4"; fi; }
  `
  const env = {
    PATH: process.env.PATH,
    ALTERYX_KEY: 'k',
    ALTERYX_SECRET: 's',
    PASSWORD: 'p w',
    PIN: 'p w',
  }
  return execFileSync('sh', ['-c', `${stubs}${script}`], { env, encoding: 'utf8' }).split('\0')
}

describe('the address', () => {
  test('has path and query encoded, empty values left out', () => {
    expect(read.url).toMatch(/^https:\/\/alteryx\.example\.test\/webapi\/v3\/users\/a%2Fb%20c\?q=/)
    expect(new URL(read.url).searchParams.get('q')).toBe(awkward)
    expect(read.url).not.toContain('empty')
  })

  test('names what is missing in the path', () => {
    expect(toSnippetRequest(base, anOperationDetail(), none).url).toContain('/v3/users/{userId}')
  })
})

describe('every snippet', () => {
  test.each(
    Object.entries(all).flatMap(([name, request]) =>
      [toCurl, toPython, toPowerShell].map((make) => [name, make.name, make(request)] as const),
    ),
  )('of %s by %s holds no secret and names the key', (_, __, script) => {
    expect(script).not.toContain('hush')
    expect(script).not.toContain('\u0001')
    expect(script).toContain('ALTERYX_KEY')
    expect(script).toContain('ALTERYX_SECRET')
  })
})

describe('curl', () => {
  test('hands every value on as it is', () => {
    const sent = runShell(toCurl(write))
    expect(JSON.parse(sent[sent.indexOf('-d') + 1] ?? '')).toEqual({
      name: awkward,
      password: 'p w',
      isActive: false,
      tags: ['a', 'b'],
      rights: {},
    })
    expect(sent).toContain('Content-Type: application/json')
  })

  test.each([
    [['a', "b'c"], 'list', `["a","b'c"]`],
    ['S-1-5', 'text', '"S-1-5"'],
    [true, 'boolean', 'true'],
  ] as const)('sends the bare body %j', (body, kind, text) => {
    const sent = runShell(toCurl(bare(body, kind)))
    expect(sent[sent.indexOf('-d') + 1]).toBe(text)
  })

  test('sends parts of a form, the file by its name', () => {
    const sent = runShell(toCurl(upload))
    expect(sent[sent.indexOf('-F') + 1]).toBe(`file=@"it's.yxzp"`)
    expect(sent).toContain(`name=${awkward}`)
    expect(sent).toContain('pin=p w')
  })

  test('of a read has no body', () => {
    const sent = runShell(toCurl(read))
    expect(sent).toContain(read.url)
    expect(sent).not.toContain('-d')
  })
})

describe('Python', () => {
  test('writes values as Python does', () => {
    const script = toPython(write)
    expect(script).toContain(`"name": ${JSON.stringify(awkward)},`)
    expect(script).toContain('"password": os.environ["PASSWORD"],')
    expect(script).toContain('"isActive": False,')
    expect(script).toContain('"rights": {},')
  })

  test.each([
    [['a'], 'list', 'json=[\n        "a",\n    ],'],
    ['S-1', 'text', 'json="S-1",'],
    [true, 'boolean', 'json=True,'],
  ] as const)('sends the bare body %j', (body, kind, text) => {
    expect(toPython(bare(body, kind))).toContain(text)
  })

  test('sends parts of a form', () => {
    const script = toPython(upload)
    expect(script).toContain(`"file": open("it's.yxzp", "rb"),`)
    expect(script).toContain('"pin": (None, os.environ["PIN"]),')
  })
})

describe('PowerShell', () => {
  test('doubles every kind of single quote and leaves $ alone', () => {
    const script = toPowerShell(bare(`a'b ’c $d`, 'text'))
    expect(script).toContain(`$body = '"a''b ’’c $d"'`)
  })

  test('puts secrets in as JSON', () => {
    expect(toPowerShell(write)).toContain(`"password": ' + (ConvertTo-Json $env:PASSWORD) + ',`)
  })

  test('sends parts of a form', () => {
    const script = toPowerShell(upload)
    expect(script).toContain(`'file' = Get-Item -LiteralPath 'it''s.yxzp'`)
    expect(script).toContain(`'pin' = $env:PIN`)
    expect(script).toContain('-Form $form')
  })
})
