import { keyName, type SnippetRequest, secretName, splitAtPlaceholders } from './snippet-request.ts'

/** For a POSIX shell with curl and jq: gets a token, then calls. */
export function toCurl(request: SnippetRequest): string {
  const { method, url, tokenUrl, json, parts, secretNames, isFileReply } = request
  const token = [
    `TOKEN=$(curl -sS --fail-with-body ${quote(tokenUrl)}`,
    `--data-urlencode 'grant_type=client_credentials'`,
    `--data-urlencode "client_id=$${keyName}"`,
    `--data-urlencode "client_secret=$${secretName}" | jq -r .access_token)`,
  ]
  const call = [
    `curl -sS --fail-with-body -X ${method} ${quote(url)}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...(json === undefined ? [] : [`-H 'Content-Type: application/json'`, `-d ${toData(json)}`]),
    ...parts.map((part) =>
      'text' in part
        ? `--form-string ${join([part.name, '=', part.text].join(''))}`
        : `-F ${quote(`${part.name}=@"${part.fileName.replace(/["\\]/g, '\\$&')}"`)}`,
    ),
    ...(isFileReply ? ['-OJ'] : []),
  ]
  const lines = (all: readonly string[]) => all.join(' \\\n  ')
  return [toNote('#', secretNames), lines(token), lines(call)].join('\n')
}

/** What has to stand in the environment. */
export function toNote(mark: string, secretNames: readonly string[]): string {
  return `${mark} Needs ${[keyName, secretName, ...secretNames].join(', ')} in the environment.`
}

/** Nothing between single quotes means anything to a shell; a single quote ends them for a moment. */
function quote(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`
}

/** Text with the variables of its placeholders; quoting goes on around them. */
function join(text: string): string {
  return splitAtPlaceholders(text)
    .map((part, at) => (at % 2 === 0 ? (part === '' ? '' : quote(part)) : `"$${part}"`))
    .join('')
}

/** JSON in single quotes; a secret is made a JSON text by jq, whatever marks it holds. */
function toData(json: unknown): string {
  return splitAtPlaceholders(JSON.stringify(json).replace(/\\u0001/g, '\u0001'))
    .map((part, at, all) => {
      if (at % 2 === 1) return `"$(jq -n --arg v "$${part}" '$v')"`
      // The quotes around a placeholder belong to the JSON that jq writes.
      const from = at > 0 ? 1 : 0
      const to = at < all.length - 1 ? part.length - 1 : part.length
      return part.slice(from, to) === '' ? '' : quote(part.slice(from, to))
    })
    .join('')
}
