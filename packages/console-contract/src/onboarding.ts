import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { connectionId, jobProfileId, planId, sheetId } from './ids.ts'
import { instant } from './instants.ts'
import { onboardingFieldKey } from './onboarding-fields.ts'
import { pageOf, pageQuery } from './paging.ts'
import {
  readingChoices,
  rowEdits,
  rowFilter,
  sheetCounts,
  sheetNotice,
  sheetReading,
  sheetRow,
} from './sheets.ts'

/*
 * Glossary.
 * sheet    a file or paste: header, rows, how it was read; rows keep their line number (header = line 1)
 * mapping  which field each column fills; null for a column that is not used
 * fault    something wrong at a cell, a row or the whole sheet; faulty rows become verdict `invalid`
 * excluded a row the person left out; it becomes verdict `skip`
 */

export const sheet = z.object({
  id: sheetId,
  connectionId,
  fileName: z.string(),
  createdAt: instant,
  reading: sheetReading,
  header: z.array(z.string()),
  /** First values of each column, at most 3, for the mapping screen. */
  samples: z.array(z.array(z.string())),
  mapping: z.array(onboardingFieldKey.nullable()),
  /** Where the mapping came from. */
  mappingSource: z.enum(['matched', 'remembered', 'chosen']),
  notices: z.array(sheetNotice),
  counts: sheetCounts,
  /** Groups named in the sheet that the Server does not have, with the number of rows that name them. */
  unknownGroups: z.array(z.object({ name: z.string(), rowCount: z.int().positive() })),
})
export type Sheet = z.output<typeof sheet>

const sheetParams = z.object({ sheetId })

/**
 * The body is the file as it is: CSV, TSV, pasted text or XLSX, told apart by content. Errors, nothing kept:
 * `file_too_large` (over 20 MB), `too_many_rows` (over 10,000), `file_unreadable` (empty, no header, binary, broken).
 */
export const createSheet = endpoint({
  method: 'POST',
  path: '/onboarding/sheets',
  status: 201,
  query: z.strictObject({ connectionId, fileName: z.string().min(1).max(255) }),
  body: z.instanceof(Uint8Array),
  encoding: 'bytes',
  response: sheet,
  summary: 'Reads a file into a sheet.',
})

export const getSheet = endpoint({
  method: 'GET',
  path: '/onboarding/sheets/:sheetId',
  status: 200,
  params: sheetParams,
  response: sheet,
  summary: 'Reads a sheet.',
})

/** Reads the kept file again; edits of cells are lost, the reply says so by new counts. */
export const rereadSheet = endpoint({
  method: 'PUT',
  path: '/onboarding/sheets/:sheetId/reading',
  status: 200,
  params: sheetParams,
  body: readingChoices,
  response: sheet,
  summary: 'Reads the file again with another encoding, delimiter or tab.',
})

/** One entry per column. Remembered for the next file with the same header. */
export const updateMapping = endpoint({
  method: 'PUT',
  path: '/onboarding/sheets/:sheetId/mapping',
  status: 200,
  params: sheetParams,
  body: z.strictObject({ mapping: z.array(onboardingFieldKey.nullable()).max(1_000) }),
  response: sheet,
  summary: 'Sets which field each column fills.',
})

export const listSheetRows = endpoint({
  method: 'GET',
  path: '/onboarding/sheets/:sheetId/rows',
  status: 200,
  params: sheetParams,
  query: pageQuery.extend({ only: rowFilter.default('all') }),
  response: pageOf(sheetRow),
  summary: 'Lists rows with their faults.',
})

/** Sets cells or leaves rows out. Answers the touched rows and the sheet with new counts. At most 1,000 at once. */
export const updateRows = endpoint({
  method: 'PATCH',
  path: '/onboarding/sheets/:sheetId/rows',
  status: 200,
  params: sheetParams,
  body: rowEdits,
  response: z.object({ sheet, rows: z.array(sheetRow) }),
  summary: 'Fixes cells and leaves rows out.',
})

/**
 * The file is the truth for memberships. `people`: who is in the file leaves the groups that their row does not list; a
 * row with a blank groups cell is left as it is. `groups`: who is in a group that the file names, and is not in the file
 * for it, leaves it. Never more than `removalCapPercent` of the present memberships concerned.
 */
export const membershipTruth = z
  .strictObject({
    people: z.boolean(),
    groups: z.boolean(),
    removalCapPercent: z.int().min(0).max(100),
  })
  .refine(({ people, groups }) => people || groups, 'Choose whose memberships the file decides.')
export type MembershipTruth = z.output<typeof membershipTruth>

/** `profileId`: the profile of rows that name none. */
const planChoices = {
  profileId: jobProfileId.nullable().default(null),
  truth: membershipTruth.nullable().default(null),
}

/** How many memberships the truth of the file would take away, of how many that it concerns. `sheet_not_ready`. */
export const countRemovals = endpoint({
  method: 'POST',
  path: '/onboarding/sheets/:sheetId/removals',
  status: 200,
  params: sheetParams,
  body: z.strictObject(planChoices),
  response: z.object({ removed: z.int().nonnegative(), present: z.int().nonnegative() }),
  summary: 'Counts the memberships that the truth of a file would take away.',
})

/**
 * `createGroups`: which unknown groups the plan creates; the others are left out with a reason. `sheet_not_ready`,
 * `removal_cap_exceeded`, `not_found` (profile).
 */
export const createPlan = endpoint({
  method: 'POST',
  path: '/onboarding/sheets/:sheetId/plans',
  status: 201,
  params: sheetParams,
  body: z.strictObject({
    createGroups: z.array(z.string().min(1).max(255)).max(10_000),
    ...planChoices,
  }),
  response: z.object({ planId }),
  summary: 'Computes the plan of a sheet; faulty rows are in it as invalid.',
})

/** `current` fills it with every user of the directory as it is today. */
export const downloadTemplate = endpoint({
  method: 'GET',
  path: '/onboarding/template',
  status: 200,
  query: z.strictObject({
    connectionId,
    format: z.enum(['csv', 'xlsx']),
    values: z.enum(['none', 'current']),
  }),
  reply: 'file',
  summary: 'The onboarding sheet, empty or filled.',
})
