import { chatRefusals } from './chat-refusals.ts'
import { conversationRefusals } from './conversation-refusals.ts'
import { formRefusals } from './form-refusals.ts'
import { invoiceRefusals } from './invoice-refusals.ts'
import { knowledgeRefusals } from './knowledge-refusals.ts'
import { mailboxRefusals } from './mailbox-refusals.ts'
import { quoteRefusals } from './quote-refusals.ts'
import { salesRefusals } from './sales-refusals.ts'
import { segmentRefusals } from './segment-refusals.ts'
import { sequenceRefusals } from './sequence-refusals.ts'
import { signInRefusals } from './sign-in-refusals.ts'
import { singleSignOnRefusals } from './single-sign-on-refusals.ts'
import { teamRefusals } from './team-refusals.ts'
import { ticketRefusals } from './ticket-refusals.ts'

/**
 * Every expected no that Kith can give: HTTP status, title, and what to do. The one closed list; a refusal is thrown
 * by code in the domain and written out here. `{name}` is filled from the refusal's params.
 */
export const refusals = {
  invalid_input: {
    status: 422,
    title: 'Something in the input is wrong',
    mend: 'See errors: each names a place and the mend.',
  },
  malformed_body: {
    status: 400,
    title: 'The body is not valid JSON',
    mend: 'Send one JSON document with Content-Type: application/json.',
  },
  body_too_large: {
    status: 413,
    title: 'The body is too large',
    mend: 'Send at most {limit}; split a batch into several.',
  },
  unsupported_media_type: { status: 415, title: 'This content type is not accepted here', mend: 'Send {expected}.' },
  signed_out: {
    status: 401,
    title: 'Nobody is signed in',
    mend: 'Sign in, or send Authorization: Bearer with an API key.',
  },
  invalid_api_key: {
    status: 401,
    title: 'This API key is not valid',
    mend: 'It may be mistyped or revoked. Make a new one under Settings, API keys.',
  },
  forbidden: {
    status: 403,
    title: 'You may not do this',
    mend: 'It needs the right {permission}. Ask an owner or administrator of the workspace.',
  },
  foreign_origin: {
    status: 403,
    title: 'This request came from another website',
    mend: 'Send it from Kith itself, or with an API key.',
  },
  person_needed: {
    status: 403,
    title: 'Only a signed-in person may do this',
    mend: 'An API key acts for a workspace; sign in to act for yourself.',
  },
  ...signInRefusals,
  api_key_not_found: { status: 404, title: 'There is no such API key', mend: 'It may have been revoked already.' },
  workspace_not_found: {
    status: 404,
    title: 'There is no such workspace for you',
    mend: 'Choose one of your workspaces.',
  },
  record_not_found: {
    status: 404,
    title: 'There is no such {object}',
    mend: 'It may have been deleted; look in the trash.',
  },
  object_not_found: {
    status: 404,
    title: 'There is no object “{object}”',
    mend: 'See GET /api/v1/objects for those there are.',
  },
  layout_not_found: { status: 404, title: 'There is no such layout', mend: 'It may have been removed already.' },
  layout_exists: {
    status: 409,
    title: 'This object is laid out already, for this team or for everybody',
    mend: 'Change that layout instead.',
  },
  route_not_found: { status: 404, title: 'There is nothing at this address', mend: 'See /api/docs for what there is.' },
  import_not_found: { status: 404, title: 'There is no such import', mend: 'See the list of imports.' },
  import_mapping_not_found: {
    status: 404,
    title: 'Nothing is remembered under this id',
    mend: 'See the list of what is remembered.',
  },
  import_row_not_found: { status: 404, title: 'The file has no such row', mend: 'See the rows of the import.' },
  import_not_ready: { status: 409, title: 'The import is {status}', mend: '{mend}' },
  bulk_job_not_found: { status: 404, title: 'There is no such bulk job', mend: 'See GET /api/v1/bulk-jobs.' },
  bulk_job_not_ready: { status: 409, title: 'The bulk job is {status}', mend: '{mend}' },
  nothing_selected: { status: 422, title: 'No {object} matches', mend: 'Widen the filter, or name ids.' },
  undo_not_found: { status: 404, title: 'There is no such undo', mend: 'See what taking something back answered.' },
  nothing_to_undo: {
    status: 404,
    title: 'There is nothing here that can be taken back',
    mend: 'Only changes of records can, by their events or by what led to them.',
  },
  workspace_not_empty: {
    status: 409,
    title: 'This workspace is in use already',
    mend: 'A whole workspace goes into an empty one: make a new workspace for it, and import it there.',
  },
  export_not_found: {
    status: 404,
    title: 'You have no such export',
    mend: 'It may have been removed or have expired; export it again.',
  },
  export_outdated: {
    status: 403,
    title: 'You may see less than when this export was made',
    mend: 'Make it anew: it then holds what you may see now.',
  },
  custom_object_not_found: {
    status: 404,
    title: 'There is no such object of your own',
    mend: 'See GET /api/v1/custom-objects.',
  },
  object_exists: {
    status: 409,
    title: 'An object is named {name} already, or Kith needs the name itself',
    mend: 'Use another name, or restore that object if it is archived.',
  },
  too_many_objects: {
    status: 409,
    title: 'A workspace has at most {most} objects of its own',
    mend: 'Archive some that are no longer used.',
  },
  field_not_found: { status: 404, title: 'There is no such field', mend: 'See GET /api/v1/custom-fields.' },
  field_exists: {
    status: 409,
    title: 'This object has a field named {name} already',
    mend: 'Use another name, or restore that field if it is archived.',
  },
  too_many_fields: {
    status: 409,
    title: 'An object has at most {most} fields of its own',
    mend: 'Archive some that are no longer used.',
  },
  field_busy: {
    status: 409,
    title: 'The values of “{label}” are being converted',
    mend: 'Wait until that is done.',
  },
  pair_not_found: { status: 404, title: 'There is no such pair', mend: 'It may have been merged or decided already.' },
  merge_not_found: { status: 404, title: 'There is no such merge', mend: 'See the list of merges.' },
  merge_not_undoable: { status: 409, title: 'This merge cannot be taken back', mend: '{mend}' },
  merge_not_possible: { status: 422, title: 'These cannot be merged', mend: '{mend}' },
  records_merged: {
    status: 409,
    title: 'Somebody merged one of them in the meantime',
    mend: 'Look at the {object} it is now: {survivorId}.',
  },
  file_not_found: { status: 404, title: 'There is no such file', mend: 'It may have been removed; upload it again.' },
  file_unreadable: { status: 422, title: 'The file cannot be read', mend: '{mend}' },
  version_conflict: {
    status: 409,
    title: 'Somebody else changed this {object} in the meantime',
    mend: 'Read it again (it is at version {version}) and apply your change to that.',
  },
  idempotency_key_reused: {
    status: 422,
    title: 'This Idempotency-Key was used for another request',
    mend: 'Use a new key for each different request.',
  },
  idempotency_key_in_use: {
    status: 409,
    title: 'A request with this Idempotency-Key is still running',
    mend: 'Wait for its answer, then ask again.',
  },
  sign_up_closed: { status: 403, title: 'Sign-up is closed on this installation', mend: 'Ask an owner to invite you.' },
  demo_loaded: {
    status: 409,
    title: 'The demo data is loaded already',
    mend: 'Take it out first: DELETE /api/v1/demo.',
  },
  job_not_found: { status: 404, title: 'There is no such job', mend: 'It may have finished.' },
  job_running: { status: 409, title: 'This job is running', mend: 'Wait until it is done or has failed.' },
  calendar_invitee_not_found: {
    status: 404,
    title: 'Nobody of this address is invited to that meeting',
    mend: 'It may have been called off, or they are no longer among its attendees.',
  },
  reply_unreadable: {
    status: 422,
    title: 'This is no answer to an invitation',
    mend: '{why} Send the .ics file or the mail as it came.',
  },
  reply_outdated: {
    status: 409,
    title: 'The meeting was changed since this was answered',
    mend: 'Ask for an answer to the newest invitation.',
  },
  mail_not_found: { status: 404, title: 'There is no such mail', mend: 'See the outbox.' },
  mail_not_waiting: {
    status: 409,
    title: 'This mail is {status}',
    mend: 'Only a mail that was not sent can be sent again.',
  },
  mail_not_possible: {
    status: 409,
    title: 'No mail server is set up',
    mend: 'Set SMTP_URL and MAIL_FROM, then start Kith again.',
  },
  notification_kind_not_found: {
    status: 404,
    title: 'There is no such kind of notification',
    mend: 'GET /notification-preferences names them all.',
  },
  view_not_found: {
    status: 404,
    title: 'There is no such view',
    mend: 'It may have been deleted, or is not shared with you.',
  },
  view_not_yours: {
    status: 403,
    title: 'The view “{name}” is not yours to change',
    mend: 'Save it as a view of your own, or ask its owner.',
  },
  team_not_found: {
    status: 404,
    title: 'There is no such team',
    mend: 'It may have been dissolved. See GET /api/v1/teams.',
  },
  module_not_found: {
    status: 404,
    title: 'There is no part of Kith “{module}” to switch',
    mend: 'GET /module-rollouts names them; some cannot be switched off.',
  },
  feedback_not_found: { status: 404, title: 'There is no such feedback', mend: 'GET /feedback lists what there is.' },
  task_taken: { status: 409, title: '{name} has taken this task', mend: 'Take another one, or ask {name}.' },
  team_name_taken: { status: 409, title: 'There is a team of this name', mend: 'Choose another name.' },
  event_not_found: {
    status: 404,
    title: 'There is no such change of this field',
    mend: 'Take it from the history of the record.',
  },
  value_changed: {
    status: 409,
    title: 'Somebody changed this in the meantime',
    mend: 'Look at its value now, then decide again.',
  },
  relation_type_not_found: {
    status: 404,
    title: 'There is no such type of relation',
    mend: 'See GET /api/v1/relation-types; an archived one takes no new relations.',
  },
  relation_type_exists: {
    status: 409,
    title: 'There is a type of relation with these words',
    mend: 'Use that one, or choose other words.',
  },
  relation_exists: {
    status: 409,
    title: 'The two are related this way already',
    mend: 'Change that relation instead.',
  },
  relation_not_found: { status: 404, title: 'There is no such relation', mend: 'It may have been taken away already.' },
  file_type_refused: {
    status: 415,
    title: 'Files of this kind are not accepted',
    mend: 'Send a picture, PDF, document, table, text or archive.',
  },
  ...segmentRefusals,
  ...formRefusals,
  ...teamRefusals,
  ...conversationRefusals,
  ...chatRefusals,
  ...quoteRefusals,
  ...invoiceRefusals,
  ...salesRefusals,
  ...sequenceRefusals,
  ...mailboxRefusals,
  ...ticketRefusals,
  ...knowledgeRefusals,
  ...singleSignOnRefusals,
  too_many_requests: { status: 429, title: 'Too many requests', mend: 'Wait {seconds} s, then try again.' },
} as const satisfies Record<string, { status: number; title: string; mend: string }>
