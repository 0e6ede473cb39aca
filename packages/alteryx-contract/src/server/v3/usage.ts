import { z } from 'zod'
import { operation } from '../../operation.ts'
import { filePart } from '../../values.ts'

/** Who may call these two is not stated by any source; Curators is our choice (reference 2.12). */
const curator = { role: 'Curator', since: '2025.1', status: 200 } as const

/** 404 when there is nothing to download. What the file looks like is not known. */
export const downloadUsage = operation({
  ...curator,
  method: 'GET',
  path: '/v3/usage',
  operationId: 'Usage_GetUsage',
  danger: 'none',
  summary: 'Downloads the usage events as a file.',
  reply: 'file',
})

/** The file holds one ULID; every event with an id up to it is removed. 400 for a missing or empty file. */
export const removeUsage = operation({
  ...curator,
  method: 'POST',
  path: '/v3/usage',
  operationId: 'Usage_UploadUsageEventsCleanupFile',
  danger: 'destructive',
  encoding: 'multipart',
  encodings: ['multipart'],
  summary: 'Removes usage events up to the one that a file names.',
  body: z.object({ file: filePart }),
  reply: 'empty',
})
