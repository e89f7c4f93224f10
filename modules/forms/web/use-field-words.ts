import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'

/** What fields of contacts and companies are called here. */
export function useFieldWords() {
  const { t } = useTranslation('forms')
  const contact = useModel('contact')
  return ({ of, field, label }: { of: string; field: string; label?: string | null }): string => {
    if (label) return label
    if (of === 'company') return t(field === 'name' ? 'fields.company' : 'fields.domain')
    // One address is asked for, whatever the field of several is called.
    if (field === 'emails') return t('fields.email')
    if (field === 'phones') return t('fields.phone')
    return contact?.fields.find(({ key }) => key === field)?.label ?? field
  }
}
