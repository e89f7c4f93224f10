import '@fontsource-variable/inter/opsz.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './styles/global.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from './i18n.ts'
import { nameMissingParts } from './missing-part.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { Notices } from './shell/Notices.tsx'
import { cssVariables, theme } from './theme.ts'

// The same key as public/scheme.js reads before the first paint.
const colorSchemes = localStorageColorSchemeManager({ key: 'kith-color-scheme' })

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

nameMissingParts()
// The screen asked for is fetched beside the words and the session, not after them.
const [routes] = router.getMatchedRoutes(router.latestLocation.pathname)
for (const route of routes) void router.loadRouteChunk(route)

await startI18n()
createRoot(place).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Notices />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
