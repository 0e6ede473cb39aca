import { z } from 'zod'

/** Swagger definition InvalidRequestResponseBody; `modelState` keys and texts are not captured by any source. */
export const invalidRequest = z.object({
  message: z.string(),
  modelState: z.record(z.string(), z.array(z.string())).optional(),
})

/** The sentence of every 401, whatever its cause (reference 1). */
export const authorizationDenied = 'Authorization has been denied for this request.'

/** The sentence of every 400 with a model state (reference 2.0). */
export const requestIsInvalid = 'The request is invalid.'

/**
 * The people-readable text of an error body, in the order of reference 2.0: JSON string, `message` with `modelState`,
 * `Message`/`ModelState`, `error_description`/`error`, `errors[]`, raw text. Empty text when there is none.
 */
export function serverErrorText(body: string): string {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return /<html|<!doctype/i.test(body) ? '' : body.trim()
  }
  if (typeof value === 'string') return value.trim()
  if (typeof value !== 'object' || value === null) return ''
  const entries = new Map(
    Object.entries(value).map(([key, item]) => [key.toLowerCase(), item as unknown]),
  )
  const message =
    textOf(entries.get('message')) ||
    textOf(entries.get('error_description')) ||
    textOf(entries.get('error'))
  const parts = [
    message,
    ...modelStateTexts(entries.get('modelstate')),
    ...errorTexts(entries.get('errors')),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

/** What an error body says of single fields, by the names it uses (`contract.email`); keys of `modelState` vary. */
export function serverFieldTexts(body: string): Readonly<Record<string, string>> {
  let value: unknown
  try {
    value = JSON.parse(body)
  } catch {
    return {}
  }
  if (typeof value !== 'object' || value === null) return {}
  const state = Object.entries<unknown>({ ...value }).find(
    ([key]) => key.toLowerCase() === 'modelstate',
  )?.[1]
  if (typeof state !== 'object' || state === null) return {}
  return Object.fromEntries(
    Object.entries(state as Record<string, unknown>).map(([key, texts]) => [
      key,
      (Array.isArray(texts) ? texts : [texts]).map(textOf).filter(Boolean).join(' '),
    ]),
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function modelStateTexts(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).map(([key, texts]) => {
    const all = (Array.isArray(texts) ? texts : [texts]).filter(
      (text): text is string => typeof text === 'string',
    )
    return `${key}: ${all.join(' ')}`
  })
}

function errorTexts(value: unknown): string[] {
  if (!Array.isArray(value)) return []
  return value.map((item: unknown) => {
    if (typeof item !== 'object' || item === null) return textOf(item)
    const { field, message } = item as { field?: unknown; message?: unknown }
    return [textOf(field), textOf(message)].filter((part) => part !== '').join(': ')
  })
}
