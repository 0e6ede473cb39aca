import { z } from 'zod'
import { operation } from '../../operation.ts'
import { queryFlag, readInstant, readList, readText, serverId } from '../../values.ts'

/** Text that may come as a number: priorities and package types do (server-v1v2 3). */
export const readWord = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? '')

/** A flag that may come as text: `"True"` (server-v1v2 7.2, 7.4). `null` for "not said". */
export const readAnyFlag = z
  .union([z.boolean(), z.string().transform((text) => text.toLowerCase() === 'true')])
  .nullish()
  .transform((value) => value ?? null)

const message = z.object({ status: z.number(), text: readText, toolId: z.number().nullish() })

/** The job of V1 and V2 (server-v1v2 8). The API never says who started it; 2019 Servers lack `runWithE2`. */
export const jobV1 = z.object({
  id: serverId,
  appId: readText,
  createDate: readInstant,
  status: readText,
  disposition: readText,
  outputs: readList(z.object({ id: serverId, name: readText, formats: readList(z.string()) })),
  messages: readList(message),
  priority: readWord,
  workerTag: readText,
  runWithE2: readAnyFlag,
})

export const outputFormats = [
  'Raw',
  'Yxdb',
  'Shp',
  'Kml',
  'Tab',
  'Mif',
  'Dbf',
  'Csv',
  'Pdf',
  'Docx',
  'Xlsx',
  'Html',
  'Tde',
  'Zip',
] as const

/** Ids of V1 operations are ours. Pollers look at `status` until `Completed` or `Error`; messages come unless `false`. */
export const getJobV1 = operation({
  method: 'GET',
  path: '/v1/jobs/:jobId',
  status: 200,
  operationId: 'SubscriptionV1_GetJob',
  role: 'user',
  since: '2021.4',
  danger: 'none',
  summary: 'Reads one job, in the words of V1.',
  params: z.object({ jobId: serverId }),
  query: z.object({ includeMessages: queryFlag.optional() }),
  response: jobV1,
})

/** The only way to a job's output. Valid formats stand in the job; the error for another one is not known. */
export const downloadJobOutput = operation({
  method: 'GET',
  path: '/v1/jobs/:jobId/output/:outputId',
  status: 200,
  operationId: 'SubscriptionV1_GetJobOutput',
  role: 'user',
  since: '2021.4',
  danger: 'none',
  summary: 'Downloads one output file of a job.',
  params: z.object({ jobId: serverId, outputId: serverId }),
  query: z.object({ format: z.enum(outputFormats).optional(), attachment: queryFlag.optional() }),
  reply: 'file',
})
