import type { QueryClient } from '@tanstack/react-query'
import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { api } from '#app/web/api.ts'
import { loadObjects } from '#app/web/objects/objects-queries.ts'
import { appRoute, rootRoute } from '#app/web/root-route.tsx'
import { isSignedIn, mayIn, sessionQuery } from '#app/web/session.ts'
import { nextSearch, signInSearch } from './entrance/next-place.ts'
import { formerMembersQuery, invitationsQuery } from './settings/members/invitations-query.ts'
import { type JobState, jobStates, jobsQuery, outboxQuery } from './settings/operation.ts'

const stranger = { getParentRoute: () => rootRoute }

/** Who is in already goes on; who is the first ever here signs up; who left every workspace names a new one. */
async function onlyStrangers(queryClient: QueryClient, next = '/') {
  const visitor = await queryClient.ensureQueryData(sessionQuery)
  if (visitor.barred) throw redirect({ href: '/not-yet' })
  if (isSignedIn(visitor)) throw redirect({ href: next })
  if (visitor.user) throw redirect({ to: '/new-workspace' })
  return visitor
}

const signIn = createRoute({
  ...stranger,
  path: '/sign-in',
  staticData: { title: 'team:signIn.title' },
  validateSearch: signInSearch,
  beforeLoad: async ({ context, search }) => {
    const visitor = await onlyStrangers(context.queryClient, search.next)
    if (visitor.signUp === 'first') throw redirect({ to: '/sign-up' })
  },
  component: lazyRouteComponent(() => import('./entrance/SignIn.tsx'), 'SignIn'),
})

const secondStep = createRoute({
  ...stranger,
  path: '/sign-in/code',
  staticData: { title: 'team:secondStep.title' },
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import('./entrance/SecondStep.tsx'), 'SecondStep'),
})

const signUp = createRoute({
  ...stranger,
  path: '/sign-up',
  staticData: { title: 'team:signUp.title' },
  beforeLoad: async ({ context }) => {
    const visitor = await onlyStrangers(context.queryClient)
    if (visitor.signUp === 'closed') throw redirect({ to: '/sign-in' })
  },
  component: lazyRouteComponent(() => import('./entrance/SignUp.tsx'), 'SignUp'),
})

const forgotPassword = createRoute({
  ...stranger,
  path: '/forgot-password',
  staticData: { title: 'team:forgot.title' },
  component: lazyRouteComponent(() => import('./entrance/ForgotPassword.tsx'), 'ForgotPassword'),
})

const resetPassword = createRoute({
  ...stranger,
  path: '/reset-password',
  staticData: { title: 'team:reset.title' },
  validateSearch: ({ token }: Record<string, unknown>) => ({ token: String(token ?? '') }),
  component: lazyRouteComponent(() => import('./entrance/ResetPassword.tsx'), 'ResetPassword'),
})

const newWorkspace = createRoute({
  ...stranger,
  path: '/new-workspace',
  staticData: { title: 'team:newWorkspace.title' },
  beforeLoad: async ({ context }) => {
    const visitor = await context.queryClient.ensureQueryData(sessionQuery)
    if (!visitor.user) throw redirect({ to: '/sign-in' })
  },
  component: lazyRouteComponent(() => import('./entrance/NewWorkspace.tsx'), 'NewWorkspace'),
})

const invitation = createRoute({
  ...stranger,
  path: '/invitation',
  staticData: { title: 'team:joining.action' },
  validateSearch: ({ token }: Record<string, unknown>) => ({ token: String(token ?? '') || '-' }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps }) => {
    await queryClient.ensureQueryData(sessionQuery)
    await queryClient.fetchQuery(api.invitationLinks.get.queryOptions({ input: deps, retry: false }))
  },
  component: lazyRouteComponent(() => import('./entrance/Invitation.tsx'), 'Invitation'),
  errorComponent: lazyRouteComponent(() => import('./entrance/InvitationGone.tsx'), 'InvitationGone'),
})

const barred = createRoute({
  ...stranger,
  path: '/not-yet',
  staticData: { title: 'team:barred.title' },
  beforeLoad: async ({ context }) => {
    const visitor = await context.queryClient.fetchQuery({ ...sessionQuery, staleTime: 0 })
    if (!visitor.barred) throw redirect({ href: '/' })
  },
  component: lazyRouteComponent(() => import('./entrance/Barred.tsx'), 'Barred'),
})

/** The frame of all settings; a module hangs its own pages below it. */
export const settingsRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/settings',
  staticData: { title: 'team:settings.title' },
  component: lazyRouteComponent(() => import('./settings/SettingsLayout.tsx'), 'SettingsLayout'),
})

const page = { getParentRoute: () => settingsRoute }

const settingsPages = [
  createRoute({
    ...page,
    path: '/',
    beforeLoad: () => {
      throw redirect({ to: '/settings/profile' })
    },
  }),
  createRoute({
    ...page,
    path: '/profile',
    staticData: { title: 'team:profile.title' },
    component: lazyRouteComponent(() => import('./settings/ProfileSettings.tsx'), 'ProfileSettings'),
  }),
  createRoute({
    ...page,
    path: '/security',
    staticData: { title: 'team:security.title' },
    loader: ({ context }) => context.queryClient.ensureQueryData(api.person.listSessions.queryOptions({ input: {} })),
    component: lazyRouteComponent(() => import('./settings/SecuritySettings.tsx'), 'SecuritySettings'),
  }),
  createRoute({
    ...page,
    path: '/workspace',
    staticData: { title: 'team:workspace.title' },
    component: lazyRouteComponent(() => import('./settings/WorkspaceSettings.tsx'), 'WorkspaceSettings'),
  }),
  createRoute({
    ...page,
    path: '/sign-in-rules',
    staticData: { title: 'team:doorRules.title' },
    loader: ({ context }) => context.queryClient.ensureQueryData(api.workspaceSecurity.get.queryOptions({ input: {} })),
    component: lazyRouteComponent(
      () => import('./settings/security/WorkspaceSecuritySettings.tsx'),
      'WorkspaceSecuritySettings',
    ),
  }),
  createRoute({
    ...page,
    path: '/single-sign-on',
    staticData: { title: 'team:singleSignOn.title' },
    loader: ({ context: { queryClient } }) =>
      Promise.all([
        queryClient.ensureQueryData(api.singleSignOn.get.queryOptions({ input: {} })),
        queryClient.ensureQueryData(api.roles.list.queryOptions({ input: {} })),
      ]),
    component: lazyRouteComponent(() => import('./single-sign-on/SingleSignOnSettings.tsx'), 'SingleSignOnSettings'),
  }),
  createRoute({
    ...page,
    path: '/members',
    staticData: { title: 'team:members.title' },
    loader: async ({ context: { queryClient, session } }) => {
      const may = mayIn(session)('members')
      await Promise.all([
        queryClient.ensureQueryData(api.workspace.listMembers.queryOptions({ input: {} })),
        may && queryClient.ensureQueryData(api.roles.list.queryOptions({ input: {} })),
        may && queryClient.ensureQueryData(invitationsQuery),
        may && queryClient.ensureQueryData(formerMembersQuery),
        // What somebody has in hand is counted in the words of its objects.
        may && loadObjects(queryClient),
      ])
    },
    component: lazyRouteComponent(() => import('./settings/MembersSettings.tsx'), 'MembersSettings'),
  }),
  createRoute({
    ...page,
    path: '/teams',
    staticData: { title: 'team:teams.title' },
    loader: ({ context }) => context.queryClient.ensureQueryData(api.teams.list.queryOptions({ input: {} })),
    component: lazyRouteComponent(() => import('./settings/TeamsSettings.tsx'), 'TeamsSettings'),
  }),
  createRoute({
    ...page,
    path: '/api-keys',
    staticData: { title: 'team:apiKeys.title' },
    loader: ({ context }) => context.queryClient.ensureQueryData(api.apiKeys.list.queryOptions({ input: {} })),
    component: lazyRouteComponent(() => import('./settings/ApiKeysSettings.tsx'), 'ApiKeysSettings'),
  }),
  createRoute({
    ...page,
    path: '/outbox',
    staticData: { title: 'team:outbox.title' },
    validateSearch: ({ mail }: Record<string, unknown>): { mail?: string } => (mail ? { mail: String(mail) } : {}),
    loader: ({ context }) => context.queryClient.ensureInfiniteQueryData(outboxQuery()),
    component: lazyRouteComponent(() => import('./settings/OutboxSettings.tsx'), 'OutboxSettings'),
  }),
  createRoute({
    ...page,
    path: '/export',
    staticData: { title: 'exports:whole.title' },
    component: lazyRouteComponent(() => import('./settings/ExportSettings.tsx'), 'ExportSettings'),
  }),
  createRoute({
    ...page,
    path: '/jobs',
    staticData: { title: 'team:jobs.title' },
    validateSearch: ({ state }: Record<string, unknown>): { state?: JobState } => ({
      state: jobStates.find((known) => known === state),
    }),
    loaderDeps: ({ search }) => search,
    loader: ({ context, deps }) => context.queryClient.ensureInfiniteQueryData(jobsQuery(deps.state)),
    component: lazyRouteComponent(() => import('./settings/JobsSettings.tsx'), 'JobsSettings'),
  }),
] as const

/**
 * Screens inside the shell.
 * @param further pages of the settings that the app hands in; the typed paths are those of this module
 */
export const teamScreens = (further: readonly AnyRoute[]) =>
  [settingsRoute.addChildren([...settingsPages, ...(further as readonly [])])] as const // their types would hide all others

/** Screens before one is in. */
export const entranceScreens = [
  signIn,
  secondStep,
  signUp,
  forgotPassword,
  resetPassword,
  newWorkspace,
  invitation,
  barred,
] as const
