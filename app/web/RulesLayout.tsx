import { ObjectsLayout } from './ObjectsLayout.tsx'
import { mayIn } from './session.ts'
import { useShell } from './shell/shell-context.ts'
import { ForbiddenState } from './ui/ForbiddenState.tsx'

/** Rules are for those who may change settings; their filters speak of all objects. */
export function RulesLayout() {
  const { session } = useShell()
  return mayIn(session)('settings') ? <ObjectsLayout /> : <ForbiddenState />
}
