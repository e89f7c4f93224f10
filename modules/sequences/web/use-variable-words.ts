import { useTranslation } from 'react-i18next'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import type { Variable } from './sequence-client.ts'

/** What variables are called here: `Contact: First name`. */
export function useVariableWords() {
  const { t } = useTranslation('sequences')
  const { models } = useObjects()
  const groupOf = (object: string) => {
    const known = models.get(object)
    return known ? known.one : t(`variables.${object === 'workspace' ? 'workspace' : 'sender'}`)
  }
  const labelOf = ({ object, field, label }: Variable) => {
    if (object === 'sender') return t(field === 'email' ? 'variables.senderEmail' : 'variables.senderName')
    if (object === 'workspace') return t('variables.workspaceName')
    return models.get(object)?.field(field)?.label ?? label ?? field
  }
  return { groupOf, labelOf }
}
