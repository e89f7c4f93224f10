import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { rowNote, rowWords, Section, sectionRows } from '../ui/Section.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Adoption.module.css'
import type { Adoption } from './adoption-client.ts'

/** Each part of Kith: how many use it, how much, and what lies unused. */
export function ModulesInUse({ adoption }: { adoption: Adoption }) {
  const { t } = useTranslation('adoption')
  const formats = useFormats()
  const from = formats.dayKey(adoption.since)
  return (
    <Section title={t('parts.title')} detail={t('parts.detail')} wide>
      <ul className={sectionRows}>
        {adoption.modules.map(({ module, reach, people, acts, lastAt, objects, verbs, records }) => {
          const narrowed = objects[0] ? `object=${objects[0]}&` : verbs[0] ? `verb=${verbs[0]}&` : ''
          return (
            <li key={module}>
              <div className={rowWords}>
                <p>
                  {t(`modules.names.${module}`)}{' '}
                  {acts === 0 && (
                    <Badge color={reach === 'nobody' ? 'gray' : 'yellow'}>
                      {t(reach === 'nobody' ? 'parts.off' : 'parts.unused')}
                    </Badge>
                  )}
                </p>
                <p className={rowNote}>
                  {[
                    t('parts.people', { count: people, shown: formats.number(people) }),
                    records !== null && t('parts.records', { count: records, shown: formats.number(records) }),
                    lastAt && t('parts.last', { when: formats.relative(lastAt) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <UiLink
                className={styles.figure}
                href={`/settings/audit?${narrowed}from=${from}`}
                aria-label={t('parts.open', {
                  name: t(`modules.names.${module}`),
                  count: acts,
                  shown: formats.number(acts),
                })}
              >
                {formats.number(acts)}
              </UiLink>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
