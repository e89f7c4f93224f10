import { ObjectsLayout } from '#app/web/ObjectsLayout.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'

/** Rules are for those who may change settings; their filters speak of all objects. */
export function AutomationLayout() {
  const { session } = useShell()
  return mayIn(session)('settings') ? <ObjectsLayout /> : <ForbiddenState />
}
