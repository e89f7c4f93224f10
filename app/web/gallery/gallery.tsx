// The parts with believable data, for looking at: `npx vite`, then /gallery/index.html#/contacts. Never in the built app.
import '@fontsource-variable/inter/opsz.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '../styles/global.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { createHashHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '../i18n.ts'
import { queryClient } from '../query-client.ts'
import { type Session, sessionQuery } from '../session.ts'
import { AppShell } from '../shell/AppShell.tsx'
import { Root } from '../shell/Root.tsx'
import { RouteNotFound } from '../shell/RouteNotFound.tsx'
import { cssVariables, theme } from '../theme.ts'
import { SourcesContext } from '../ui/sources.ts'
import { ContactGallery } from './ContactGallery.tsx'
import { ContactsGallery } from './ContactsGallery.tsx'
import { sources } from './example.ts'
import { EmptyGallery, StatesGallery } from './StatesGallery.tsx'

const session: Session = {
  user: {
    id: 'u1',
    name: 'Mara Lindt',
    email: 'mara@hafenkaffee.example',
    locale: null,
    timeZone: null,
    workingHours: [],
    languages: [],
    signature: '',
    photo: null,
    twoFactorEnabled: false,
    hasPassword: true,
  },
  workspace: {
    id: 'w1',
    name: 'Hafen Kaffee',
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
    defaultCountry: 'DE',
    linkCompanies: false,
  },
  workspaces: [
    { id: 'w1', name: 'Hafen Kaffee', role: 'owner' },
    { id: 'w2', name: 'Speicher Rösterei', role: 'member' },
  ],
  barred: null,
  providerNeeded: null,
  twoFactorDue: null,
  permissions: ['contacts.read'],
  teams: [],
  modulesOff: [],
  signUp: 'closed',
}
queryClient.setQueryData(sessionQuery.queryKey, session)

const rootRoute = createRootRoute({ component: Root, notFoundComponent: RouteNotFound })
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  component: AppShell,
  notFoundComponent: RouteNotFound,
})
const screen = (path: string, component: () => ReactNode, title: string) =>
  createRoute({ getParentRoute: () => shellRoute, path, component, staticData: { title } })

const router = createRouter({
  routeTree: rootRoute.addChildren([
    shellRoute.addChildren([
      screen('/contacts', ContactsGallery, 'app:nav.contacts'),
      screen('/contacts/$id', ContactGallery, 'app:nav.contacts'),
      screen('/companies', EmptyGallery, 'app:nav.companies'),
      screen('/orders', StatesGallery, 'app:nav.orders'),
    ]),
  ]),
  history: createHashHistory(),
  defaultNotFoundComponent: RouteNotFound,
})

const place = document.getElementById('root')
if (!place) throw new Error('no #root')
await startI18n()
createRoot(place).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    colorSchemeManager={localStorageColorSchemeManager({ key: 'kith-color-scheme' })}
    defaultColorScheme="auto"
  >
    <QueryClientProvider client={queryClient}>
      <SourcesContext value={sources}>
        <Notifications position="bottom-right" />
        {/* The router's own type is registered for the real one. */}
        <RouterProvider router={router as never} />
      </SourcesContext>
    </QueryClientProvider>
  </MantineProvider>,
)
