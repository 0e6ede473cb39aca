import { endpoint } from '@curator/endpoint/endpoint'
import { z } from 'zod'
import { operationFamily, operationMethod } from './api-explorer.ts'
import { connectionId, planId, recipeId, sheetId } from './ids.ts'
import { instant } from './instants.ts'
import { pageOf, pageQuery } from './paging.ts'
import { changeDanger } from './plans.ts'
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
 * operation  one call that Alteryx Server's API knows
 * field      a place of a request that a value goes to: `params.userId`, `query.view`, `body.iteration.endType`
 * source     where a field's value comes from: a column of the sheet, or one value for all rows
 * record id  what a row is called in both results: the text of a column, else its line number
 * request    a call as it will be sent, worked out from one row
 * recipe     operation, sources and record id column under a name, for the next file
 */

/** How the text of a cell is read. `list`: values with semicolons between them. `json`: JSON in a cell. */
export const fieldKind = z.enum(['text', 'integer', 'number', 'flag', 'choice', 'list', 'json'])
export type FieldKind = z.output<typeof fieldKind>

export const runnerField = z.object({
  /** `params.userId`, `body.role`; `body` alone for a body that is one bare value. */
  key: z.string(),
  /** The last part of the key, as people call it. */
  name: z.string(),
  place: z.enum(['path', 'query', 'body']),
  kind: fieldKind,
  isRequired: z.boolean(),
  /** What a choice may be; empty for other kinds. */
  options: z.array(z.string()),
})
export type RunnerField = z.output<typeof runnerField>

/** An operation that may be called over rows, or the reason why it may not. */
export const runnerOperation = z.object({
  operationId: z.string(),
  family: operationFamily,
  area: z.string(),
  method: operationMethod,
  /** Template with `:name` parameters. */
  path: z.string(),
  summary: z.string(),
  danger: changeDanger,
  /** Why it can't be called over rows on this Server, with what to do instead; null when it can. */
  whyNot: z.string().nullable(),
})
export type RunnerOperation = z.output<typeof runnerOperation>

export const fieldSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('column'), column: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('constant'), value: z.string().max(32_767) }),
])
export type FieldSource = z.output<typeof fieldSource>

/** Sources by the key of their field; fields without one are not sent. */
export const fieldSources = z.record(z.string().max(300), fieldSource)
export type FieldSources = z.output<typeof fieldSources>

export const runnerSheet = z.object({
  id: sheetId,
  connectionId,
  fileName: z.string(),
  createdAt: instant,
  operation: runnerOperation,
  fields: z.array(runnerField),
  reading: sheetReading,
  header: z.array(z.string()),
  /** First values of each column, at most 3. */
  samples: z.array(z.array(z.string())),
  sources: fieldSources,
  /** Null: the line number. */
  recordColumn: z.int().nonnegative().nullable(),
  /** Where the sources came from. */
  mappingSource: z.enum(['matched', 'remembered', 'chosen', 'recipe']),
  notices: z.array(sheetNotice),
  counts: sheetCounts,
})
export type RunnerSheet = z.output<typeof runnerSheet>

/** A request as it will be sent; the body is JSON text. */
export const runnerRequest = z.object({
  line: z.int().min(2),
  recordId: z.string(),
  method: z.string(),
  /** In full: the Web API address, path and query. */
  address: z.string(),
  body: z.string().nullable(),
  /** The same as a command line; the token is a placeholder. */
  curl: z.string(),
})
export type RunnerRequest = z.output<typeof runnerRequest>

const recipeName = z.string().trim().min(1, 'Give the recipe a name.').max(100)

export const recipe = z.object({
  id: recipeId,
  name: z.string(),
  operationId: z.string(),
  /** Method and summary of the operation, or its id where this console no longer knows it. */
  operationText: z.string(),
  authorName: z.string(),
  createdAt: instant,
  updatedAt: instant,
  /** Columns that it expects, by name. */
  columns: z.array(z.string()),
})
export type Recipe = z.output<typeof recipe>

const sheetParams = z.object({ sheetId })
const recipeParams = z.object({ recipeId })

/** By family, area and path. Asks the connection what its Server can do, once. */
export const listRunnerOperations = endpoint({
  method: 'GET',
  path: '/bulk-runner/operations',
  status: 200,
  query: z.strictObject({ connectionId }),
  response: z.object({ items: z.array(runnerOperation) }),
  summary: 'Lists the operations that can be called over rows.',
})

/**
 * The body is the file as it is; errors as in onboarding. `operation_missing` when the Server lacks the operation,
 * `operation_not_for_rows` when it can't be called over rows, `not_found` for one this console does not know. With
 * `recipeId` its sources are used.
 */
export const createRunnerSheet = endpoint({
  method: 'POST',
  path: '/bulk-runner/sheets',
  status: 201,
  query: z.strictObject({
    connectionId,
    operationId: z.string().min(1).max(200),
    fileName: z.string().min(1).max(255),
    recipeId: recipeId.optional(),
  }),
  body: z.instanceof(Uint8Array),
  encoding: 'bytes',
  response: runnerSheet,
  summary: 'Reads a file into a sheet for one operation.',
})

export const getRunnerSheet = endpoint({
  method: 'GET',
  path: '/bulk-runner/sheets/:sheetId',
  status: 200,
  params: sheetParams,
  response: runnerSheet,
  summary: 'Reads a sheet.',
})

/** All rows are new afterwards; sources by column stay where their columns are still there. */
export const rereadRunnerSheet = endpoint({
  method: 'PUT',
  path: '/bulk-runner/sheets/:sheetId/reading',
  status: 200,
  params: sheetParams,
  body: readingChoices,
  response: runnerSheet,
  summary: 'Reads the file again with another encoding, delimiter or tab.',
})

/** Columns are remembered for the next file with the same header and operation; values for all rows are not. */
export const updateRunnerMapping = endpoint({
  method: 'PUT',
  path: '/bulk-runner/sheets/:sheetId/mapping',
  status: 200,
  params: sheetParams,
  body: z.strictObject({
    sources: fieldSources,
    recordColumn: z.int().nonnegative().nullable(),
  }),
  response: runnerSheet,
  summary: 'Sets where the value of each field comes from.',
})

export const listRunnerRows = endpoint({
  method: 'GET',
  path: '/bulk-runner/sheets/:sheetId/rows',
  status: 200,
  params: sheetParams,
  query: pageQuery.extend({ only: rowFilter.default('all') }),
  response: pageOf(sheetRow),
  summary: 'Lists rows with their faults.',
})

export const updateRunnerRows = endpoint({
  method: 'PATCH',
  path: '/bulk-runner/sheets/:sheetId/rows',
  status: 200,
  params: sheetParams,
  body: rowEdits,
  response: z.object({ sheet: runnerSheet, rows: z.array(sheetRow) }),
  summary: 'Fixes cells and leaves rows out.',
})

/** The dry run: reads and writes nothing on the Server. Rows with faults and those left out have no request. */
export const listRunnerRequests = endpoint({
  method: 'GET',
  path: '/bulk-runner/sheets/:sheetId/requests',
  status: 200,
  params: sheetParams,
  query: pageQuery.extend({ search: z.string().max(200).optional() }),
  response: pageOf(runnerRequest),
  summary: 'Shows every request as it will be sent.',
})

export const exportRunnerRequests = endpoint({
  method: 'GET',
  path: '/bulk-runner/sheets/:sheetId/requests/export',
  status: 200,
  params: sheetParams,
  query: z.strictObject({ format: z.enum(['csv', 'json']) }),
  reply: 'file',
  summary: 'Every request as it will be sent, as a file.',
})

/** `sheet_not_ready` while a notice blocks; faulty rows are in the plan as invalid. */
export const createRunnerPlan = endpoint({
  method: 'POST',
  path: '/bulk-runner/sheets/:sheetId/plans',
  status: 201,
  params: sheetParams,
  response: z.object({ planId }),
  summary: 'Computes the plan of a sheet: one call per row.',
})

/** By name. Everyone on this console sees every recipe. */
export const listRecipes = endpoint({
  method: 'GET',
  path: '/bulk-runner/recipes',
  status: 200,
  response: z.object({ items: z.array(recipe) }),
  summary: 'Lists recipes.',
})

/** Takes operation and sources as the sheet has them. `name_taken`. */
export const createRecipe = endpoint({
  method: 'POST',
  path: '/bulk-runner/recipes',
  status: 201,
  body: z.strictObject({ name: recipeName, sheetId }),
  response: recipe,
  summary: 'Saves the mapping of a sheet under a name.',
})

/** `name_taken`. */
export const renameRecipe = endpoint({
  method: 'PATCH',
  path: '/bulk-runner/recipes/:recipeId',
  status: 200,
  params: recipeParams,
  body: z.strictObject({ name: recipeName }),
  response: recipe,
  summary: 'Renames a recipe.',
})

export const removeRecipe = endpoint({
  method: 'DELETE',
  path: '/bulk-runner/recipes/:recipeId',
  status: 204,
  params: recipeParams,
  reply: 'empty',
  summary: 'Removes a recipe.',
})
