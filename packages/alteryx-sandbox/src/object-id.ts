/**
 * An id as the Server makes them: 24 lower-case hex digits, the first 8 being the second of creation (reference 3.1).
 * `series` tells kinds apart at a glance; `number` makes the id unique within series and second (below 16,777,216).
 */
export function toObjectId(createdAtMs: number, series: string, number: number): string {
  const second = Math.floor(createdAtMs / 1000)
  return hex(second, 8) + series.padStart(10, '0') + hex(number, 6)
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, '0').slice(-width)
}

/** Series of the ids of each kind of object: ten hex digits. */
export const series = {
  user: 'a1000000a1',
  userGroup: 'b2000000b2',
  workflow: 'c3000000c3',
  schedule: 'd4000000d4',
  collection: 'e5000000e5',
  workflowVersion: 'c4000000c4',
  job: 'd5000000d5',
  jobOutput: 'd6000000d6',
  credential: 'f6000000f6',
  dataConnection: 'f7000000f7',
  subscription: 'f8000000f8',
  insight: 'f9000000f9',
  audit: 'fa000000fa',
  inputFile: 'fb000000fb',
  dcm: 'fc000000fc',
} as const
