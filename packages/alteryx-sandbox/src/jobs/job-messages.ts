import type { JobRecord } from './job-record.ts'

type Messages = JobRecord['messages']
const kept = new Map<string, Messages>()

/**
 * What the engine says of a run; codes 1 information, 2 warning, 3 error (reference 3.2). Equal runs share one list, since
 * tens of thousands of jobs are kept.
 */
export function toMessages(
  disposition: JobRecord['disposition'],
  runSeconds: number,
  fileNames: readonly string[],
): Messages {
  const key = [disposition, runSeconds, ...fileNames].join('\n')
  const known = kept.get(key)
  if (known) return known
  if (kept.size > 5000) kept.clear()
  const messages = write(disposition, runSeconds, fileNames)
  kept.set(key, messages)
  return messages
}

function write(
  disposition: JobRecord['disposition'],
  runSeconds: number,
  fileNames: readonly string[],
): Messages {
  const read = { status: 1, text: `${runSeconds * 50} records were read`, toolId: 1 }
  if (disposition === 'Error') {
    return [
      read,
      { status: 3, text: 'The input could not be opened: access was refused', toolId: 4 },
    ]
  }
  const written = fileNames.map((fileName, index) => ({
    status: 1,
    text: `${runSeconds * 50} records were written to ${fileName}`,
    toolId: 7 + index,
  }))
  if (disposition !== 'Warning') return [read, ...written]
  return [read, { status: 2, text: '3 values were too long and were cut', toolId: 5 }, ...written]
}
