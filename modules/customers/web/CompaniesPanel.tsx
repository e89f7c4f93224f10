import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { RelatedList } from '#app/web/ui/RelatedList.tsx'
import { type Place, placesOf } from './places.ts'

const PlacesDialog = lazy(async () => ({ default: (await import('./PlacesDialog.tsx')).PlacesDialog }))

/** The companies a contact works or worked for, with the role there and the time. */
export function CompaniesPanel({ record, model }: RecordPartProps) {
  const { t } = useTranslation('customers')
  const formats = useFormats()
  const company = useModel('company')
  const [opened, setOpened] = useState(false)
  if (!company) return null
  const places = placesOf(record.companies)
  const years = ({ startedOn, endedOn }: Place) => {
    if (startedOn && endedOn) return t('contact.fromTo', { from: formats.date(startedOn), to: formats.date(endedOn) })
    if (startedOn) return t('contact.since', { from: formats.date(startedOn) })
    return endedOn ? t('contact.until', { to: formats.date(endedOn) }) : ''
  }
  return (
    <>
      <RelatedList
        label={company.many}
        items={places.map((place) => ({
          id: place.id ?? '',
          name: place.name ?? '',
          href: `${company.path}/${place.id}`,
          avatar: 'company',
          detail: [place.role, years(place)].filter(Boolean).join(' · '),
        }))}
        add={model.descriptor.may.update && !record.deletedAt ? () => setOpened(true) : undefined}
        addLabel={t('contact.editCompanies')}
      />
      {opened && (
        <Suspense>
          <PlacesDialog record={record} places={places} close={() => setOpened(false)} />
        </Suspense>
      )}
    </>
  )
}
