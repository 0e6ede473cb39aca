import type { ProblemCode } from '@curator/console-contract/problem-codes'
import { AppError, type AppErrorOptions } from '../core/app-error.ts'

/** What a worker offers: plain functions; arguments and results must survive a structured clone. */
export type WorkerApi<Api> = { [K in keyof Api]: (...args: never[]) => unknown }

export interface WorkerRequest {
  readonly id: number
  readonly name: string
  readonly args: readonly unknown[]
}

export type WorkerReply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: CarriedError }

/** An error as it crosses the threads: classes do not survive, so the BFF's own is rebuilt. */
export interface CarriedError {
  readonly name: string
  readonly message: string
  readonly stack: string
  readonly app: { readonly code: ProblemCode; readonly options: AppErrorOptions } | null
}

export function toCarriedError(error: unknown): CarriedError {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error), stack: '', app: null }
  }
  const { message, name, stack = '' } = error
  if (!(error instanceof AppError)) return { name, message, stack, app: null }
  const { cause: _, ...options } = error.options
  return { name, message, stack, app: { code: error.code, options } }
}

export function fromCarriedError(carried: CarriedError): Error {
  if (carried.app) return new AppError(carried.app.code, carried.app.options)
  const error = new Error(carried.message)
  error.name = carried.name
  error.stack = carried.stack
  return error
}
