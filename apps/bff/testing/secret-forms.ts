/** One way a secret may be written. */
export interface SecretForm {
  readonly name: string
  readonly text: string
}

/** Every way a value may be written that a log, a reply or a table could hold. */
export function toSecretForms(value: string): SecretForm[] {
  const bytes = Buffer.from(value)
  const formText = new URLSearchParams({ v: value }).toString().slice(2)
  return [
    { name: 'raw', text: value },
    { name: 'JSON', text: JSON.stringify(value).slice(1, -1) },
    { name: 'URL-encoded', text: encodeURIComponent(value) },
    { name: 'form-encoded', text: formText },
    { name: 'base64', text: bytes.toString('base64') },
    { name: 'base64 without padding', text: bytes.toString('base64').replace(/=+$/, '') },
    { name: 'base64url', text: bytes.toString('base64url') },
    { name: 'hex', text: bytes.toString('hex') },
    { name: 'hex in capitals', text: bytes.toString('hex').toUpperCase() },
  ]
}

/** A text and where it was found. */
export interface Found {
  readonly where: string
  readonly text: string
}

/** The places where a value stands in some form, each as `where: form`. */
export function findSecrets(values: Iterable<string>, texts: readonly Found[]): string[] {
  const forms = [...values].flatMap(toSecretForms)
  return texts.flatMap(({ where, text }) =>
    forms.filter((form) => text.includes(form.text)).map(({ name }) => `${where}: ${name}`),
  )
}
