import { HoverCard } from '@mantine/core'
import type { ReactElement } from 'react'
import { Targets } from './Countdown.tsx'
import type { Target } from './clocks-query.ts'

/** Shows all that was promised to whoever points at the button, or comes to it by key. */
export function HoveredTargets({ targets, children }: { targets: readonly Target[]; children: ReactElement }) {
  return (
    <HoverCard position="bottom-start" withinPortal openDelay={150}>
      <HoverCard.Target>{children}</HoverCard.Target>
      <HoverCard.Dropdown>
        <Targets targets={targets} />
      </HoverCard.Dropdown>
    </HoverCard>
  )
}
