import {
  type ComponentType,
  cloneElement,
  lazy,
  type ReactElement,
  type ReactNode,
  Suspense,
  useEffect,
  useId,
  useState,
} from 'react'
import { useFocusBack } from './use-focus-back.ts'

/** What a menu or popover gets: whether it is open, and the button it hangs on. */
export interface Opening {
  opened: boolean
  setOpened: (opened: boolean) => void
  /** Its target. */
  children: ReactElement
}

type Button = ReactElement<{ onClick?: () => void; 'data-opens'?: string }>

/**
 * A menu that comes when its button is first wanted: menus and what places them weigh a tenth of the first load. Until
 * then the button stands alone and looks the same.
 * @param load brings the component that shows the button (`children`) with its menu
 */
export function onDemand<P extends object>(load: () => Promise<ComponentType<P & Opening>>) {
  const Part = lazy(async () => ({ default: await load() }))
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, at module level
  return function OnDemand({ children, startOpen = false, ...props }: P & { children: Button; startOpen?: boolean }) {
    const place = useId()
    const [wanted, setWanted] = useState(startOpen)
    const [opened, setOpened] = useState(false)
    const button = cloneElement(children, { 'data-opens': place })
    const alone = cloneElement(children, {
      ...{ onPointerEnter: load, onFocus: load, 'aria-haspopup': 'menu', 'aria-expanded': false },
      onClick: () => setWanted(true),
    })
    if (!wanted) return alone
    // What is left are the part's own properties.
    const own = props as unknown as P
    return (
      <Suspense fallback={alone}>
        <Part {...own} opened={opened} setOpened={setOpened}>
          {button}
        </Part>
        <OnceThere
          then={() => {
            // The button was made anew; closing gives the focus back to where it was at the opening.
            document.querySelector<HTMLElement>(`[data-opens="${place}"]`)?.focus()
            setOpened(true)
          }}
        />
      </Suspense>
    )
  }
}

/** Inside a Suspense: told when its neighbours have come. */
function OnceThere({ then }: { then: () => void }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: its neighbours come once, and `then` is another function at each render
  useEffect(then, [])
  return null
}

/** A dialog that comes when it is first opened, and stays from then on. */
export function WhenOpened({ opened, children }: { opened: boolean; children: ReactNode }) {
  const [wanted, setWanted] = useState(opened)
  if (opened && !wanted) setWanted(true)
  useFocusBack(opened)
  return wanted ? <Suspense fallback={null}>{children}</Suspense> : null
}
