import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { defaultStringifySearch, useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PagedLines } from '#app/web/objects/PagedLines.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { ScreenTabs } from '#app/web/ui/ScreenTabs.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { AnswerLine } from './AnswerLine.tsx'
import styles from './Answers.module.css'
import { type AnswersSearch, answerOutcomes, answerWords } from './answers-search.ts'
import { allAnswersQuery } from './chat-client.ts'

const path = '/assistant-answers'
const hrefOf = (search: AnswersSearch) => `${path}${defaultStringifySearch({ ...search })}`

/** All that the assistant answered, how it went, and the place to say what would have been right. */
export function AnswersScreen() {
  const { t } = useTranslation('chat')
  const { session } = useShell()
  const search: AnswersSearch = useSearch({ strict: false })
  const title = t('answers.all')
  if (!mayIn(session)('conversations.read'))
    return (
      <>
        <PageHeader title={title} />
        <ForbiddenState />
      </>
    )
  const { outcome: _, ...others } = search
  return (
    <>
      <PageHeader title={title} />
      <ScreenTabs
        label={title}
        tabs={[
          { label: t('answers.every'), href: hrefOf(others) },
          ...answerOutcomes.map((outcome) => ({
            label: t(`answers.outcomes.${outcome}`),
            href: hrefOf({ ...others, outcome }),
          })),
        ]}
        current={hrefOf(search.outcome ? { ...others, outcome: search.outcome } : others)}
      />
      <SearchBar key={search.q} search={search} />
      <Answers search={search} />
    </>
  )
}

function SearchBar({ search }: { search: AnswersSearch }) {
  const { t } = useTranslation('chat')
  const router = useRouter()
  const [typed, setTyped] = useState(search.q ?? '')
  const { q: _, by: __, ...others } = search
  const go = (change: { q?: string; by?: string | null }) => {
    const { q = search.q ?? '', by = search.by ?? null } = change
    const words = answerWords.find((one) => one === by)
    router.history.push(hrefOf({ ...others, ...(q ? { q } : {}), ...(words ? { by: words } : {}) }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    go({ q: typed.trim() })
  }
  return (
    <form className={styles.bar} onSubmit={submit}>
      <TextInput
        type="search"
        className={styles.search}
        aria-label={t('answers.search')}
        placeholder={t('answers.search')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => typed.trim() !== (search.q ?? '') && go({ q: typed.trim() })}
      />
      <Select
        aria-label={t('answers.by')}
        placeholder={t('answers.by')}
        clearable
        w={190}
        data={answerWords.map((value) => ({ value, label: t(`answers.words.${value}`) }))}
        value={search.by ?? null}
        onChange={(by) => go({ by })}
      />
    </form>
  )
}

function Answers({ search }: { search: AnswersSearch }) {
  const { t } = useTranslation('chat')
  return (
    <PagedLines
      query={useInfiniteQuery(allAnswersQuery(search))}
      line={(answer) => <AnswerLine key={answer.id} answer={answer} />}
      empty={<NoAnswers isFiltered={Object.keys(search).length > 0} />}
      more={t('answers.more')}
    />
  )
}

function NoAnswers({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation('chat')
  const { session } = useShell()
  if (isFiltered)
    return (
      <EmptyState title={t('answers.noneFound')} action={<UiLink href={path}>{t('answers.showAll')}</UiLink>}>
        {t('answers.noneFoundText')}
      </EmptyState>
    )
  return (
    <EmptyState
      title={t('answers.none')}
      action={mayIn(session)('settings') && <UiLink href="/settings/chat">{t('answers.begin')}</UiLink>}
    >
      {t('answers.noneText')}
    </EmptyState>
  )
}
