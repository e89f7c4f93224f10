import { z } from 'zod'
import { barriers } from '#platform/auth/people/at-the-door'
import { ProfileChange, WorkingDay } from '#platform/auth/people/profile'
import { SignUp } from '#platform/auth/sign-up'
import { NewWorkspace } from '#platform/auth/workspace-settings'
import { endpoint, Id } from '#platform/http/endpoint'
import { Workspace } from './workspace.ts'

export const Profile = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  locale: z.enum(['en', 'de']).nullable().describe('The language Kith speaks to this person; null: the browser’s'),
  timeZone: z.string().nullable().describe('IANA; null: the workspace’s'),
  workingHours: z.array(WorkingDay),
  languages: z.array(z.string()).describe('Spoken with customers, BCP 47'),
  signature: z.string(),
  photo: z.string().nullable().describe('Changes with the photo at /members/{userId}/photo; null: none'),
  twoFactorEnabled: z.boolean(),
  hasPassword: z.boolean().describe('False: this person has only ever come by a provider'),
})

export const Session = z.object({
  user: Profile.nullable().describe('Null: no person is signed in'),
  workspaces: z.array(
    z.object({ id: z.uuid(), name: z.string(), role: z.string().describe('Key of a ready-made role, or an id') }),
  ),
  workspace: Workspace.nullable().describe('Where the requests of this session act; null: in none yet'),
  teams: z.array(z.object({ id: z.uuid(), name: z.string(), lead: z.boolean() })).describe('Teams there one is in'),
  modulesOff: z
    .array(z.string())
    .describe('Parts of Kith that are switched off for this visitor: out of sight, not out of the API'),
  barred: z.enum(barriers).nullable().describe('Why this visitor gets no further there; null: they do'),
  providerNeeded: z
    .object({ id: z.uuid(), label: z.string() })
    .nullable()
    .describe('The provider one must come by, at /api/auth/single-sign-on/{id}; null: none'),
  twoFactorDue: z.iso
    .datetime()
    .nullable()
    .describe('Until when they must set up two-step sign-in; null: they need not'),
  permissions: z.array(z.string()).describe('What this visitor may do there'),
  signUp: z.enum(['first', 'open', 'closed']).describe('Whether a stranger may sign up; first: nobody has yet'),
})

/** Who asks, and the way in. Passwords, codes and signing out: POST /api/auth/…, which sets the cookie. */
export const sessionContract = {
  get: endpoint({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in, where, and what they may do',
    permission: 'public',
    input: z.strictObject({}),
    output: Session,
    refusals: ['invalid_api_key', 'workspace_not_found'],
    example: {},
  }),
  signUp: endpoint({
    method: 'POST',
    path: '/sign-ups',
    summary: 'Make an account and the workspace it owns; then sign in',
    permission: 'public',
    input: SignUp,
    output: z.object({ userId: z.uuid(), workspaceId: z.uuid() }),
    refusals: ['sign_up_closed', 'email_taken', 'foreign_origin', 'too_many_requests'],
    example: {
      name: 'Jana Vogt',
      email: 'jana@hafenkaffee.example',
      password: 'anker auf halber fahrt',
      locale: 'de',
      workspace: { name: 'Hafenkaffee', locale: 'de', timeZone: 'Europe/Berlin', defaultCountry: 'DE' },
    },
  }),
}

/** One's photo. It is made small by the browser; its content is at GET /members/{userId}/photo. */
export const photoContract = {
  set: endpoint({
    method: 'PUT',
    path: '/profile/photo',
    summary: 'Upload one’s photo, as the field “file” of multipart/form-data; PNG, JPEG or WebP up to 1 MB',
    permission: 'signedIn',
    multipart: true,
    input: z.strictObject({}),
    output: z.object({ photo: z.string().nullable() }),
    refusals: ['person_needed', 'body_too_large', 'file_type_refused', 'unsupported_media_type'],
    example: {},
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/profile/photo',
    summary: 'Take one’s photo away',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ photo: z.null() }),
    refusals: ['person_needed'],
    example: {},
  }),
}

/** What a signed-in person does for themselves, outside of any workspace. API keys are refused: person_needed. */
export const personContract = {
  createWorkspace: endpoint({
    method: 'POST',
    path: '/workspaces',
    summary: 'Found a further workspace',
    permission: 'signedIn',
    input: NewWorkspace,
    output: z.object({ workspaceId: z.uuid() }),
    refusals: ['person_needed', 'provider_session'],
    example: { name: 'Hafenkaffee Rösterei', defaultCountry: 'DE' },
  }),
  switchWorkspace: endpoint({
    method: 'PUT',
    path: '/session/workspace',
    summary: 'Act in another of one’s workspaces from now on',
    permission: 'signedIn',
    input: z.strictObject({ workspaceId: Id }),
    output: z.object({ workspaceId: z.uuid() }),
    refusals: ['person_needed', 'workspace_not_found'],
    example: { workspaceId: '00000000-0000-7000-8000-000000000000' },
  }),
  changeProfile: endpoint({
    method: 'PATCH',
    path: '/profile',
    summary: 'Change what one says of oneself: name, language, time zone, working hours, languages, signature',
    permission: 'signedIn',
    input: ProfileChange,
    output: Profile,
    refusals: ['person_needed'],
    example: {
      ...{ name: 'Jana Vogt', locale: 'de', timeZone: 'Europe/Berlin', signature: 'Jana Vogt · Hafenkaffee' },
      workingHours: [{ day: 1, from: '09:00', to: '17:00' }],
    },
  }),
  listSessions: endpoint({
    method: 'GET',
    path: '/sessions',
    summary: 'Where one is signed in',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          ipAddress: z.string().nullable(),
          userAgent: z.string().nullable(),
          createdAt: z.iso.datetime(),
          lastSeenAt: z.iso.datetime().describe('To the day'),
          current: z.boolean(),
        }),
      ),
      nextCursor: z.null(),
    }),
    refusals: ['person_needed'],
    example: {},
  }),
  revokeSession: endpoint({
    method: 'DELETE',
    path: '/sessions/{id}',
    summary: 'Sign out somewhere else',
    permission: 'signedIn',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['person_needed', 'session_not_found'],
    example: { id: '00000000-0000-7000-8000-000000000000' },
  }),
}
