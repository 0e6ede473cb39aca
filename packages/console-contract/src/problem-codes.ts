/**
 * The closed list of problem codes of the console wire: status, whether the same request may succeed later, and what
 * people read when nothing better is known. `retryable` reads are repeated by the SPA.
 */
export const problemCodes = {
  request_invalid: { status: 400, retryable: false, title: 'Some values are not valid.' },
  session_missing: { status: 401, retryable: false, title: 'You are not signed in.' },
  sign_in_refused: { status: 401, retryable: false, title: 'E-mail or password is wrong.' },
  setup_link_invalid: {
    status: 403,
    retryable: false,
    title: 'This sign-in link is used up or has expired.',
  },
  permission_denied: { status: 403, retryable: false, title: 'Your role does not allow this.' },
  origin_untrusted: {
    status: 403,
    retryable: false,
    title: 'This request did not come from the console’s own pages.',
  },
  not_found: { status: 404, retryable: false, title: 'This does not exist, or no longer.' },
  name_taken: { status: 409, retryable: false, title: 'This name is already in use.' },
  connection_in_use: {
    status: 409,
    retryable: false,
    title: 'This connection has runs that are not finished.',
  },
  secret_required: {
    status: 422,
    retryable: false,
    title: 'This change needs the secret again.',
  },
  file_too_large: { status: 413, retryable: false, title: 'The file is too large.' },
  file_unreadable: { status: 422, retryable: false, title: 'The file can’t be read.' },
  too_many_rows: { status: 422, retryable: false, title: 'The file has too many rows.' },
  sheet_not_ready: {
    status: 409,
    retryable: false,
    title: 'The sheet has faults that must be settled first.',
  },
  operation_not_for_rows: {
    status: 422,
    retryable: false,
    title: 'This operation can’t be called over rows.',
  },
  plan_changed: { status: 409, retryable: false, title: 'The plan is not the one you confirmed.' },
  plan_expired: { status: 409, retryable: false, title: 'The plan is too old to be run.' },
  plan_already_started: {
    status: 409,
    retryable: false,
    title: 'This plan has already been started.',
  },
  plan_empty: { status: 409, retryable: false, title: 'The plan changes nothing.' },
  confirmation_required: {
    status: 422,
    retryable: false,
    title: 'The number typed does not match.',
  },
  approval_required: {
    status: 409,
    retryable: false,
    title: 'A second person must approve this plan first.',
  },
  approval_rejected: { status: 409, retryable: false, title: 'This plan was rejected.' },
  approval_not_needed: {
    status: 409,
    retryable: false,
    title: 'This plan can be started without an approval.',
  },
  approval_by_author: {
    status: 403,
    retryable: false,
    title: 'Nobody approves a plan of their own.',
  },
  approval_decided: {
    status: 409,
    retryable: false,
    title: 'Somebody has already decided on this plan.',
  },
  account_guarded: {
    status: 409,
    retryable: false,
    title: 'This would lock people out of the console.',
  },
  email_taken: { status: 409, retryable: false, title: 'This e-mail address is already in use.' },
  invitation_invalid: {
    status: 403,
    retryable: false,
    title: 'This invitation is used up, withdrawn or has expired.',
  },
  password_refused: { status: 403, retryable: false, title: 'The present password is wrong.' },
  run_state_conflict: {
    status: 409,
    retryable: false,
    title: 'The run can’t do this in its present state.',
  },
  removal_cap_exceeded: {
    status: 409,
    retryable: false,
    title: 'This would remove more people than the limit allows.',
  },
  action_not_available: {
    status: 409,
    retryable: false,
    title: 'This can’t be done on this Server.',
  },
  hold_restored: {
    status: 409,
    retryable: false,
    title: 'What this hold switched off was switched on again before.',
  },
  review_started: {
    status: 409,
    retryable: false,
    title: 'This review has started already.',
  },
  review_state_conflict: {
    status: 409,
    retryable: false,
    title: 'The review can’t do this in its present state.',
  },
  stage_over: { status: 409, retryable: false, title: 'This stage of the review is over.' },
  bulk_not_allowed: {
    status: 409,
    retryable: false,
    title: 'These schedules can’t be decided together.',
  },
  own_schedule: {
    status: 403,
    retryable: false,
    title: 'Nobody decides on a schedule of their own.',
  },
  link_invalid: {
    status: 403,
    retryable: false,
    title: 'This link is used up or has expired.',
  },
  evidence_broken: {
    status: 409,
    retryable: false,
    title: 'The evidence of this review was changed.',
  },
  sign_off_refused: {
    status: 409,
    retryable: false,
    title: 'A second person has to sign.',
  },
  typed_secret_required: {
    status: 409,
    retryable: false,
    title: 'A password has to be typed.',
  },
  typed_secret_unsupported: {
    status: 409,
    retryable: false,
    title: 'This process of the console carries out no runs.',
  },
  content_not_available: {
    status: 409,
    retryable: false,
    title: 'This Server’s list can’t be read.',
  },
  operation_missing: {
    status: 409,
    retryable: false,
    title: 'This Server does not have this operation.',
  },
  directory_not_ready: {
    status: 409,
    retryable: true,
    title: 'The directory of this connection has not been read yet.',
  },
  too_many_requests: { status: 429, retryable: true, title: 'Too many tries.' },
  alteryx_unreachable: {
    status: 502,
    retryable: true,
    title: 'The Alteryx Server can’t be reached.',
  },
  alteryx_timeout: {
    status: 504,
    retryable: true,
    title: 'The Alteryx Server did not answer in time.',
  },
  alteryx_busy: { status: 503, retryable: true, title: 'The Alteryx Server is busy.' },
  alteryx_credentials_rejected: {
    status: 502,
    retryable: false,
    title: 'The Alteryx Server refuses the key and secret.',
  },
  alteryx_refused: { status: 502, retryable: false, title: 'The Alteryx Server refused.' },
  alteryx_reply_unreadable: {
    status: 502,
    retryable: false,
    title: 'The Alteryx Server’s answer can’t be read.',
  },
  store_unavailable: {
    status: 503,
    retryable: true,
    title: 'The console’s database can’t be reached.',
  },
  internal: { status: 500, retryable: false, title: 'The console made a mistake.' },
} as const satisfies Record<string, { status: number; retryable: boolean; title: string }>

export type ProblemCode = keyof typeof problemCodes

/** Whether a code stands in the list; unknown codes come from the client itself (`network_failed`, ...). */
export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problemCodes, code)
}
