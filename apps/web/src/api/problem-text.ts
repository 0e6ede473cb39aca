import {
  isProblemCode,
  type ProblemCode,
  problemCodes,
} from '@curator/console-contract/problem-codes'
import { type FieldFault, ProblemError } from '@curator/endpoint/problem'

/** A problem in words: what happened, what to do next, and the id under which the log knows it. */
export type ProblemText = {
  readonly title: string
  readonly detail?: string
  readonly requestId?: string
}

const inAMoment = 'Try again in a moment.'
const tellAdministrator = 'Try again; if it stays, give the request id to whoever runs the console.'

/** The next step for each code, used when the reply brings no detail of its own. */
const nextSteps: Record<ProblemCode, string> = {
  request_invalid: 'Look at the marked fields and correct them.',
  session_missing: 'Sign in again; what you have saved is still there.',
  sign_in_refused: 'Check both, then try again.',
  setup_link_invalid:
    'Restart the console to get a new link; it is printed where the console was started.',
  permission_denied: 'Ask an administrator of this console for a role that allows it.',
  origin_untrusted: 'Open the console in a tab of its own and try again.',
  not_found: 'It may have been removed. Go back to the list.',
  name_taken: 'Choose another name.',
  connection_in_use: 'Wait until its runs have finished, or cancel them.',
  secret_required: 'Paste the secret of the new address.',
  file_too_large: 'Split it into files of at most 20 MB.',
  file_unreadable: 'Save it as CSV or XLSX and bring it again.',
  too_many_rows: 'Split it into files of at most 10,000 rows.',
  sheet_not_ready: 'Correct or leave out the marked rows.',
  operation_not_for_rows: 'Choose another operation, or call it once in the API explorer.',
  plan_changed: 'Reload the page and look at the plan again.',
  plan_expired: 'Plan again from the sheet.',
  plan_already_started: 'Open its run to see how far it is.',
  plan_empty: 'There is nothing to run.',
  confirmation_required: 'Type the number that the dialog shows.',
  approval_required: 'Ask for approval on the plan’s page.',
  approval_rejected: 'Read why, then plan the same rows again.',
  approval_not_needed: 'Start it on the plan’s page.',
  approval_by_author: 'Ask somebody else who may approve plans.',
  approval_decided: 'Reload the page to see what was decided.',
  account_guarded: 'Let another administrator do it.',
  email_taken: 'Use another address, or look for the account in the list.',
  invitation_invalid: 'Ask an administrator of the console for a new invitation.',
  password_refused: 'Type the password you signed in with.',
  typed_secret_required: 'Type every password that the dialog asks for.',
  typed_secret_unsupported: 'Start the run at a console whose CONSOLE_ROLES hold web and worker.',
  run_state_conflict: 'Reload the page to see its present state.',
  removal_cap_exceeded: 'Look whether the file is complete, or raise the limit.',
  action_not_available: 'Choose another action.',
  hold_restored: 'Look at the schedules, and switch single ones by hand.',
  review_started: 'Reload the page to see how far it is.',
  review_state_conflict: 'Reload the page to see its present state.',
  stage_over: 'Reload the page to see whose turn it is.',
  bulk_not_allowed: 'Decide them one by one, or choose schedules with the same findings.',
  own_schedule: 'Give it to somebody else.',
  link_invalid: 'Ask whoever sent it for a new link.',
  evidence_broken: 'Start a new review: decisions on this evidence can’t be relied on.',
  sign_off_refused: 'Ask a second person to sign.',
  content_not_available: 'Look at what this Server can do on the page of its connection.',
  operation_missing: 'Choose another operation, or another Server.',
  directory_not_ready: 'It is being read now; this page goes on by itself.',
  too_many_requests: 'Wait a minute, then try again.',
  alteryx_unreachable: 'Check that the Server is running and that its address is right.',
  alteryx_timeout: inAMoment,
  alteryx_busy: inAMoment,
  alteryx_credentials_rejected: 'Paste a current API access key and secret under Connections.',
  alteryx_refused: 'Read what the Server said, correct it there, and try again.',
  alteryx_reply_unreadable: tellAdministrator,
  store_unavailable: inAMoment,
  internal: tellAdministrator,
}

/** Words for any error. Fits the props of `ProblemPanel`. */
export function toProblemText(error: unknown): ProblemText {
  if (!(error instanceof ProblemError)) {
    return {
      title: 'This page made a mistake.',
      detail: 'Reload it. What you have saved is still there.',
    }
  }
  const { code, title, detail, requestId } = error.problem
  const nextStep = isProblemCode(code) ? nextSteps[code] : undefined
  const words = detail ?? nextStep
  return {
    title: title || (isProblemCode(code) ? problemCodes[code].title : 'Something went wrong.'),
    ...(words ? { detail: words } : {}),
    ...(requestId ? { requestId } : {}),
  }
}

/** Field faults of an error by field name: `body.email` becomes `email`. The first fault of a field wins. */
export function toFieldErrors(error: unknown): Record<string, string> {
  const faults: readonly FieldFault[] =
    error instanceof ProblemError ? (error.problem.fields ?? []) : []
  const errors: Record<string, string> = {}
  for (const fault of faults) {
    const field = fault.path.replace(/^(body|query|params)\./, '')
    errors[field] ??= fault.message
  }
  return errors
}

/** The code of a problem; undefined for anything else. */
export function problemCodeOf(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.problem.code : undefined
}
