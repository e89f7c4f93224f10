import { Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArchiveOff,
  IconCircleCheck,
  IconDots,
  IconExternalLink,
  IconPencil,
} from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Knowledge.module.css'
import { type ArticleLanguage, centreQuery, languageName, translationsQuery } from './knowledge-client.ts'
import { Redirects } from './Redirects.tsx'

/** In which languages an article is there, what readers see of it, and the way to its text. */
export function ArticleMain({ record, model }: RecordPartProps) {
  const { t, i18n } = useTranslation('knowledge')
  const router = useRouter()
  const { data, error, isPending, refetch } = useQuery(translationsQuery(record.id))
  const { data: centre } = useQuery(centreQuery)
  const mayChange = model.descriptor.may.update && !record.deletedAt
  const isOut = centre?.isOn && record.audience === 'public' && record.status === 'published'
  return (
    <section className={styles.card} aria-label={t('main.title')}>
      <div className={styles.top}>
        <h2>{t('main.title')}</h2>
        {mayChange && <Acts id={record.id} isAway={record.status === 'archived'} />}
      </div>
      {isPending && <RowSkeletons count={2} />}
      {error && <PartProblem problem={error} retry={() => void refetch()} />}
      <ul className={styles.languages}>
        {data?.items.map(({ language, title, published, hasChanges, formerSlugs }) => (
          <li key={language}>
            <div>
              <b>{languageName(language, i18n.language)}</b>
              <p lang={language}>{title}</p>
              <small>
                {t(!published ? 'main.draft' : hasChanges ? 'main.changed' : 'main.published', {
                  number: published?.number ?? 0,
                })}
              </small>
              {mayChange && published && (
                <Redirects id={record.id} language={language as ArticleLanguage} slugs={formerSlugs} />
              )}
            </div>
            {isOut && published && centre && (
              <Button
                component="a"
                size="xs"
                variant="subtle"
                color="gray"
                target="_blank"
                rel="noreferrer"
                href={`${new URL(centre.link).pathname}/${language}/articles/${published.slug}`}
                leftSection={<IconExternalLink size={14} stroke={1.6} />}
              >
                {t('main.look')}
              </Button>
            )}
            <Button
              size="xs"
              leftSection={<IconPencil size={14} stroke={1.6} />}
              onClick={() => router.history.push(`/articles/${record.id}/write?language=${language}`)}
            >
              {t(mayChange ? 'main.write' : 'main.read')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Acts({ id, isAway }: { id: string; isAway: boolean }) {
  const { t } = useTranslation('knowledge')
  const queries = useQueryClient()
  const done = (word: 'archived' | 'unarchived' | 'reviewed') => async () => {
    await queries.invalidateQueries()
    await tell(t(`main.told.${word}`))
  }
  const archive = useMutation({
    mutationFn: () => (isAway ? client.articleCourses.unarchive({ id }) : client.articleCourses.archive({ id })),
    onSuccess: done(isAway ? 'unarchived' : 'archived'),
    onError: tellFailure,
  })
  const review = useMutation({
    mutationFn: () => client.articleCourses.review({ id }),
    onSuccess: done('reviewed'),
    onError: tellFailure,
  })
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" leftSection={<IconDots size={14} stroke={1.6} />}>
          {t('main.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconCircleCheck size={16} stroke={1.6} />} onClick={() => review.mutate()}>
          {t('main.review')}
        </Menu.Item>
        <Menu.Item
          leftSection={isAway ? <IconArchiveOff size={16} stroke={1.6} /> : <IconArchive size={16} stroke={1.6} />}
          onClick={() => archive.mutate()}
        >
          {t(isAway ? 'main.unarchive' : 'main.archive')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
