import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { referencesOf } from '#app/web/objects/event-references.ts'
import { loadNamesFor } from '#app/web/objects/names.ts'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useTeller } from '#app/web/objects/use-teller.ts'
import { placeOf } from '#app/web/search.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { CardHead } from './CardHead.tsx'
import type { CardProps } from './cards.ts'
import styles from './Home.module.css'

/** What changed on customers lately: whom it was about, who did what, and when. */
export function CustomerChanges(props: CardProps) {
  const { t } = useTranslation(['home', 'customers'])
  const formats = useFormats()
  const tell = useTeller(undefined)
  const { models } = useObjects()
  const changes = useQuery({
    queryKey: ['home', 'changes', props.mine],
    queryFn: async ({ signal }) => {
      const page = await client.customerChanges.list({ limit: 7, mine: props.mine ? 'true' : 'false' }, { signal })
      await loadNamesFor(
        models,
        page.items.flatMap((change) => referencesOf(change, models)),
      )
      return page
    },
  })
  const items = changes.data?.items.filter(({ object }) => object && models.has(object)) ?? []
  return (
    <section className={styles.section} aria-label={t('changed')}>
      <CardHead title={t('changed')} {...props} />
      {changes.isPending && <RowSkeletons count={4} />}
      {changes.error && <PartProblem problem={changes.error} retry={() => void changes.refetch()} />}
      {changes.data && items.length === 0 && (
        <p className={styles.none}>{t(props.mine ? 'nothingOnMine' : 'nothingChanged')}</p>
      )}
      <ul className={styles.changes}>
        {items.map((change) => {
          const own = change.recordId === change.subject.id
          const { icon: Icon, who, what, plain, excerpt } = tell(change, own)
          const about = plain ?? (typeof excerpt?.text === 'string' ? excerpt.text : undefined)
          return (
            <li key={change.id}>
              <UiLink href={placeOf(change.subject.object, change.subject.id)} className={styles.change}>
                <span className={styles.icon} aria-hidden="true">
                  <Icon size={16} stroke={1.6} />
                </span>
                <span className={styles.words}>
                  <span className={styles.sentence}>
                    <strong>{change.subject.title || t('customers:contact.nameless')}</strong>
                    <span className={styles.what}>
                      {' · '}
                      {who} {what}
                    </span>
                    {change.more > 0 && <span className={styles.more}> · {t('more', { count: change.more })}</span>}
                  </span>
                  {about && <span className={styles.excerpt}>{about}</span>}
                </span>
                <time dateTime={change.occurredAt} className={styles.time}>
                  {formats.relative(change.occurredAt)}
                </time>
              </UiLink>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
