import { Button, Select } from '@mantine/core'
import { IconCheck, IconPencilPlus } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { tell, tellFailure } from '#app/web/ui/toasts.tsx'
import styles from './Knowledge.module.css'
import { type ArticleLanguage, type Gap, gapsQuery, languageName } from './knowledge-client.ts'
import { TicketGaps } from './TicketGaps.tsx'

/** What readers searched for in vain, and the way to an article about it. */
export function GapsScreen() {
  const { t } = useTranslation('knowledge')
  const { session } = useShell()
  const formats = useFormats()
  const [days, setDays] = useState('90')
  const { data, error, isPending, refetch } = useQuery(gapsQuery(Number(days)))
  const may = mayIn(session)
  if (!may('articles.read')) return <ForbiddenState />
  if (error) return <RouteError error={error} reset={() => void refetch()} />
  return (
    <>
      <PageHeader
        title={t('gaps.title')}
        trail={[{ label: t('article.many'), href: '/articles' }]}
        note={
          data && data.searches > 0
            ? t('gaps.share', { inVain: formats.number(data.inVain), count: data.searches })
            : undefined
        }
        actions={
          <Select
            aria-label={t('gaps.period')}
            allowDeselect={false}
            w={150}
            data={['30', '90', '365'].map((value) => ({ value, label: t('gaps.days', { count: Number(value) }) }))}
            value={days}
            onChange={(value) => setDays(value ?? '90')}
          />
        }
      />
      {isPending && <RowSkeletons count={6} />}
      {data?.items.length === 0 && data.tickets.length === 0 && (
        <EmptyState title={t('gaps.none')}>{t('gaps.noneText')}</EmptyState>
      )}
      <ul className={styles.gaps}>
        {data?.items.map((gap) => (
          <GapLine
            key={`${gap.language} ${gap.words}`}
            gap={gap}
            mayWrite={may('articles.create')}
            mayClose={may('articles.update')}
          />
        ))}
      </ul>
      {data && data.tickets.length > 0 && <TicketGaps gaps={data.tickets} />}
    </>
  )
}

function GapLine({ gap, mayWrite, mayClose }: { gap: Gap; mayWrite: boolean; mayClose: boolean }) {
  const { t, i18n } = useTranslation('knowledge')
  const formats = useFormats()
  const router = useRouter()
  const queries = useQueryClient()
  const language = gap.language as ArticleLanguage
  const close = useMutation({
    mutationFn: () => client.articleGaps.close({ language, words: gap.words }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      await tell(t('gaps.closed'))
    },
    onError: tellFailure,
  })
  const write = useMutation({
    mutationFn: async () => {
      const title = gap.words.charAt(0).toUpperCase() + gap.words.slice(1)
      const { id } = await client.articles.create({ title, language })
      await client.articleGaps.close({ language, words: gap.words, articleId: id })
      return id
    },
    onSuccess: (id) => router.history.push(`/articles/${id}/write?language=${language}`),
    onError: tellFailure,
  })
  return (
    <li>
      <div>
        <b lang={language}>{gap.words}</b>
        <small>
          {languageName(language, i18n.language)} · {t('gaps.searches', { count: gap.searches })} ·{' '}
          {t('gaps.last', { day: formats.date(gap.lastOn) })}
        </small>
      </div>
      {mayClose && (
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconCheck size={14} stroke={1.6} />}
          loading={close.isPending}
          onClick={() => close.mutate()}
        >
          {t('gaps.close')}
        </Button>
      )}
      {mayWrite && mayClose && (
        <Button
          size="xs"
          leftSection={<IconPencilPlus size={14} stroke={1.6} />}
          loading={write.isPending}
          onClick={() => write.mutate()}
        >
          {t('gaps.write')}
        </Button>
      )}
    </li>
  )
}
