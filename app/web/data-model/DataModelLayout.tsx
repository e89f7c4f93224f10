import { ObjectsLayout } from '../ObjectsLayout.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'

/** The screens of the data model, for those who may change it. */
export function DataModelLayout() {
  const { session } = useShell()
  return mayIn(session)('dataModel') ? <ObjectsLayout /> : <ForbiddenState />
}
