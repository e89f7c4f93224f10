import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { givenNames } from '../objects/names.ts'
import { objectsQuery } from '../objects/objects-queries.ts'
import { useFormats } from '../ui/format.ts'
import { rowNote, rowWords, Section, sectionRows } from '../ui/Section.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Adoption.module.css'
import type { Adoption } from './adoption-client.ts'
import { timeBetween } from './time-between.ts'

/** How soon it was of use, and how imports, data and feedback stand. */
export function StateOfThings({ adoption }: { adoption: Adoption }) {
  const { t, i18n } = useTranslation(['adoption', 'app'])
  const formats = useFormats()
  const { data: types } = useQuery(objectsQuery)
  const { firstValue, imports, quality, openFeedback } = adoption
  const nameOf = (object: string) => {
    const type = types?.items.find(({ name }) => name === object)
    return (type && givenNames(type, i18n.language)?.many) ?? t(`app:nav.${type?.plural ?? object}`)
  }
  return (
    <>
      <Section title={t('value.title')} detail={t('value.detail', { day: formats.date(firstValue.foundedAt) })} wide>
        <ul className={sectionRows}>
          {firstValue.acts.map(({ act, at }) => (
            <li key={act}>
              <div className={rowWords}>{t(`value.acts.${act}`)}</div>
              <span className={rowNote}>{at ? timeBetween(firstValue.foundedAt, at, formats) : t('value.notYet')}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('state.title')} wide>
        <ul className={sectionRows}>
          {imports.map(({ status, count, lastAt }) => (
            <li key={status}>
              <div className={rowWords}>
                {t(`state.imports.${status}`)}
                <p className={rowNote}>{t('state.last', { when: formats.relative(lastAt) })}</p>
              </div>
              <UiLink className={styles.figure} href="/imports">
                {formats.number(count)}
              </UiLink>
            </li>
          ))}
          {imports.length === 0 && <li className={rowNote}>{t('state.noImports')}</li>}
          {quality.map(({ object, score, measuredAt }) => (
            <li key={object}>
              <div className={rowWords}>
                {t('state.quality', { what: nameOf(object) })}
                {measuredAt && <p className={rowNote}>{t('state.measured', { when: formats.relative(measuredAt) })}</p>}
              </div>
              <UiLink className={styles.figure} href="/quality">
                {score === null ? t('state.unmeasured') : t('state.score', { score })}
              </UiLink>
            </li>
          ))}
          <li>
            <div className={rowWords}>{t('state.feedback')}</div>
            <UiLink className={styles.figure} href="/settings/feedback?state=open">
              {formats.number(openFeedback)}
            </UiLink>
          </li>
        </ul>
      </Section>
    </>
  )
}
