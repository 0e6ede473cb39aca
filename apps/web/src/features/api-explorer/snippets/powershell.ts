import { toNote } from './curl.ts'
import { keyName, type SnippetRequest, secretName, splitAtPlaceholders } from './snippet-request.ts'

/** For PowerShell 7: `-Form` is not in Windows PowerShell 5. */
export function toPowerShell(request: SnippetRequest): string {
  const { method, url, tokenUrl, json, parts, secretNames, isFileReply } = request
  const form = parts.map((part) =>
    'fileName' in part
      ? `  ${quote(part.name)} = Get-Item -LiteralPath ${quote(part.fileName)}`
      : `  ${quote(part.name)} = ${join(part.text)}`,
  )
  const rest = [
    `-Method ${method}`,
    `-Uri ${quote(url)}`,
    '-Headers @{ Authorization = "Bearer $($token.access_token)" }',
    ...(json === undefined
      ? []
      : ["-ContentType 'application/json; charset=utf-8'", '-Body $body']),
    ...(form.length === 0 ? [] : ['-Form $form']),
    ...(isFileReply ? ["-OutFile 'download'"] : []),
  ]
  return [
    `${toNote('#', secretNames)} For PowerShell 7.`,
    `$token = Invoke-RestMethod -Method POST -Uri ${quote(tokenUrl)} -Body @{`,
    "  grant_type = 'client_credentials'",
    `  client_id = $env:${keyName}`,
    `  client_secret = $env:${secretName}`,
    '}',
    ...(json === undefined ? [] : [`$body = ${toBody(json)}`]),
    ...(form.length === 0 ? [] : ['$form = @{', ...form, '}']),
    `Invoke-RestMethod ${rest.join(' `\n  ')}`,
  ].join('\n')
}

/** PowerShell takes typographic quotes for plain ones, so each kind is doubled. */
function quote(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, '$&$&')}'`
}

function join(text: string): string {
  const parts = splitAtPlaceholders(text)
  if (parts.length === 1) return quote(text)
  return parts
    .flatMap((part, at) => (at % 2 === 0 ? (part === '' ? [] : [quote(part)]) : [`$env:${part}`]))
    .join(' + ')
}

/** JSON in quotes; a secret is made a JSON text on the spot, whatever marks it holds. */
function toBody(json: unknown): string {
  const parts = splitAtPlaceholders(JSON.stringify(json, null, 2).replace(/\\u0001/g, '\u0001'))
  return parts
    .flatMap((part, at) => {
      if (at % 2 === 1) return [`(ConvertTo-Json $env:${part})`]
      const from = at > 0 ? 1 : 0
      const to = at < parts.length - 1 ? part.length - 1 : part.length
      return part.slice(from, to) === '' ? [] : [quote(part.slice(from, to))]
    })
    .join(' + ')
}
