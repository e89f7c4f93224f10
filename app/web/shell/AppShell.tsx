import { useDisclosure, useLocalStorage, useTimeout } from '@mantine/hooks'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { explained } from '../explanations/explained-screens.ts'
import { useLiveChanges } from '../live.ts'
import { useOwnLanguage } from '../own-language.ts'
import { isSignedIn, type Session, sessionQuery, talksToCustomers } from '../session.ts'
import { FormatContext, formatLocale } from '../ui/format.ts'
import { listenForShortcuts } from '../ui/keyboard.ts'
import { WhenOpened } from '../ui/on-demand.tsx'
import styles from './AppShell.module.css'
import { BottomBar } from './BottomBar.tsx'
import { PaletteDoor } from './PaletteDoor.tsx'
import { Rail } from './Rail.tsx'
import { ShellContext } from './shell-context.ts'
import { usePlaces } from './use-places.ts'
import { useShellShortcuts } from './use-shell-shortcuts.ts'

const ShortcutSheet = lazy(async () => ({ default: (await import('../ui/ShortcutSheet.tsx')).ShortcutSheet }))
const BulkCorner = lazy(async () => ({ default: (await import('../bulk/BulkCorner.tsx')).BulkCorner }))
const FeedbackDialog = lazy(async () => ({ default: (await import('../adoption/FeedbackDialog.tsx')).FeedbackDialog }))
const Explanation = lazy(async () => ({ default: (await import('../explanations/Explanation.tsx')).Explanation }))
const TwoFactorNotice = lazy(async () => ({ default: (await import('./TwoFactorNotice.tsx')).TwoFactorNotice }))
const Sight = lazy(async () => ({ default: (await import('#modules/assignment/web/Sight.tsx')).Sight }))
const CreateMenu = lazy(async () => ({ default: (await import('./CreateMenu.tsx')).CreateMenu }))

/** The frame of every screen of a signed-in person: rail, screen, and on a phone the bar at the bottom. */
export function AppShell() {
  const { data: visitor } = useSuspenseQuery(sessionQuery)
  return isSignedIn(visitor) ? <SignedInShell session={visitor} /> : null
}

function SignedInShell({ session }: { session: Session }) {
  const { t, i18n } = useTranslation()
  const [collapsed, setCollapsed] = useLocalStorage({
    key: 'kith-rail-collapsed',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  const [paletteOpen, palette] = useDisclosure()
  const [sheetOpen, sheet] = useDisclosure()
  const [createOpen, create] = useDisclosure()
  const [feedbackOpen, feedback] = useDisclosure()
  // What tells of work in the background waits until the screen is there.
  const [settled, settle] = useDisclosure()
  useTimeout(settle.open, 1500, { autoInvoke: true })
  const items = usePlaces(session)
  const pathname = useRouterState({ select: (state) => state.location.pathname })
  const formats = useMemo(
    () => ({
      locale: formatLocale(i18n.language, session.workspace.locale),
      timeZone: session.user.timeZone ?? session.workspace.timeZone,
      currency: session.workspace.currency,
    }),
    [session, i18n.language],
  )
  useOwnLanguage(session)
  useLiveChanges()
  useEffect(listenForShortcuts, [])
  const shell = useMemo(
    () => ({
      session,
      items,
      collapsed,
      toggleRail: () => setCollapsed((was) => !was),
      openPalette: palette.open,
      openShortcuts: sheet.open,
      openCreate: create.open,
      openFeedback: feedback.open,
    }),
    [session, items, collapsed, setCollapsed, palette.open, sheet.open, create.open, feedback.open],
  )
  useShellShortcuts(shell)

  return (
    <FormatContext value={formats}>
      <ShellContext value={shell}>
        <a className={styles.skip} href="#main">
          {t('skip')}
        </a>
        <div className={styles.shell} data-collapsed={collapsed || undefined}>
          <Rail pathname={pathname} />
          <main id="main" className={styles.main} tabIndex={-1} data-own-focus>
            {session.twoFactorDue && (
              <Suspense>
                <TwoFactorNotice due={session.twoFactorDue} />
              </Suspense>
            )}
            <Outlet />
            {explained[pathname] && (
              <Suspense>
                <Explanation pathname={pathname} />
              </Suspense>
            )}
          </main>
          <BottomBar pathname={pathname} />
        </div>
        {settled && (
          <Suspense>
            <BulkCorner />
            {talksToCustomers(session) && <Sight />}
          </Suspense>
        )}
        <PaletteDoor opened={paletteOpen} close={palette.close} />
        <WhenOpened opened={sheetOpen}>
          <ShortcutSheet opened={sheetOpen} close={sheet.close} />
        </WhenOpened>
        <WhenOpened opened={createOpen}>
          <CreateMenu opened={createOpen} close={create.close} />
        </WhenOpened>
        <WhenOpened opened={feedbackOpen}>
          <FeedbackDialog opened={feedbackOpen} close={feedback.close} pathname={pathname} />
        </WhenOpened>
      </ShellContext>
    </FormatContext>
  )
}
