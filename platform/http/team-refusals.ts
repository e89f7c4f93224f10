/** Expected noes about people, their rights and what they do together; a part of the closed list in `refusals.ts`. */
export const teamRefusals = {
  team_circle: {
    status: 409,
    title: 'A team cannot stand below itself',
    mend: 'Choose a team that is not below this one.',
  },
  role_not_found: { status: 404, title: 'There is no such role', mend: 'See GET /api/v1/roles.' },
  role_name_taken: { status: 409, title: 'There is a role called {name}', mend: 'Choose another name.' },
  role_in_use: {
    status: 409,
    title: 'Somebody has this role, an API key does, or people join with it',
    mend: 'Give them another one first.',
  },
  role_fixed: {
    status: 409,
    title: 'Owners may do everything',
    mend: 'Give the person another role, and change that.',
  },
  share_not_found: {
    status: 404,
    title: 'There is no such share',
    mend: 'The record may be shared no longer. See GET /api/v1/shares.',
  },
  assignment_rule_not_found: {
    status: 404,
    title: 'There is no such rule',
    mend: 'It may have been deleted. See GET /api/v1/assignment-rules.',
  },
  automation_rule_not_found: {
    status: 404,
    title: 'There is no such rule',
    mend: 'It may have been deleted. See GET /api/v1/automation-rules.',
  },
  skill_not_found: {
    status: 404,
    title: 'There is no such skill',
    mend: 'It may have been deleted. See GET /api/v1/skills.',
  },
  skill_name_taken: { status: 409, title: 'There is a skill called {name}', mend: 'Choose another name.' },
  skill_in_use: {
    status: 409,
    title: 'The rule “{rule}” asks for this skill',
    mend: 'Take it out of the rule first.',
  },
  absence_not_found: {
    status: 404,
    title: 'You have no such absence',
    mend: 'It may have been taken back. See GET /api/v1/absences.',
  },
  member_not_found: {
    status: 404,
    title: 'There is no such person here',
    mend: 'They may have left, or come back. See GET /api/v1/members.',
  },
  not_oneself: { status: 409, title: 'Nobody does this to themselves', mend: 'Ask another owner or administrator.' },
  last_owner: {
    status: 409,
    title: 'A workspace keeps at least one owner',
    mend: 'Make somebody else an owner first.',
  },
  two_factor_needed: {
    status: 403,
    title: 'This workspace asks for two-step sign-in',
    mend: 'Sign in to Kith in a browser and set it up; then everything opens again.',
  },
  address_not_allowed: {
    status: 403,
    title: 'Administrators of this workspace work from other addresses',
    mend: 'Come from one that it allows, or ask another administrator to allow this one.',
  },
  address_locks_out: {
    status: 409,
    title: 'You would shut yourself out',
    mend: 'Add {address}, where you are now, or a network that holds it.',
  },
  invitation_not_found: {
    status: 404,
    title: 'There is no such invitation',
    mend: 'It may have been accepted or taken back already.',
  },
  invitation_gone: {
    status: 410,
    title: 'This invitation is no longer valid',
    mend: 'It was accepted, taken back, sent anew, or has run out. Ask whoever invited you for a new one.',
  },
  invitation_for_another: {
    status: 403,
    title: 'This invitation is for {email}',
    mend: 'Sign out, then open the link again and sign in as {email}.',
  },
  comment_not_found: {
    status: 404,
    title: 'There is no such comment',
    mend: 'It may have been taken back.',
  },
  comment_not_yours: {
    status: 403,
    title: 'Somebody else wrote this comment',
    mend: 'Answer it instead; only who wrote it can change it.',
  },
  thread_not_found: {
    status: 404,
    title: 'There is nothing of this record to answer under this id',
    mend: 'Take the id of an event of its timeline, or of a comment on it.',
  },
  hand_over_not_found: {
    status: 404,
    title: 'There is no such hand-over or item',
    mend: 'See GET /api/v1/hand-overs.',
  },
  hand_over_not_yours: {
    status: 403,
    title: 'This was handed over to somebody else',
    mend: 'The new owner ticks what is done.',
  },
  hand_over_template_not_found: {
    status: 404,
    title: 'There is no such checklist',
    mend: 'See GET /api/v1/hand-over-templates.',
  },
  hand_over_template_exists: {
    status: 409,
    title: 'There is a checklist for “{reason}” already',
    mend: 'Change that one, or use another reason.',
  },
  announcement_not_found: {
    status: 404,
    title: 'There is no such announcement for you',
    mend: 'It may have been withdrawn.',
  },
} as const satisfies Record<string, { status: number; title: string; mend: string }>
