import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { freshUuid } from '#app/web/ui/fresh-uuid.ts'
import { tell } from '#app/web/ui/toasts.tsx'
import styles from '../Knowledge.module.css'
import { type ArticleLanguage, type Category, categoriesQuery } from '../knowledge-client.ts'
import { CategoryRow } from './CategoryRow.tsx'
import own from './Settings.module.css'

interface CategoriesFormProps {
  categories: Category[]
  languages: ArticleLanguage[]
}

/** The topics of articles in their order, each in every language of the help centre. */
export function CategoriesForm({ categories, languages }: CategoriesFormProps) {
  const { t } = useTranslation(['knowledge', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState(categories)
  const save = useMutation({
    mutationFn: () =>
      client.articleCategories.set({
        items: draft.map(({ id, parentId, icon, names }) => ({
          ...{ id, icon, names },
          // What lay in one that is gone lies in none.
          parentId: draft.some((one) => one.id === parentId && one.parentId === null) ? parentId : null,
        })),
      }),
    onSuccess: async (saved) => {
      queries.setQueryData(categoriesQuery.queryKey, saved)
      setDraft(saved.items)
      void queries.invalidateQueries()
      await tell(t('categories.saved'))
    },
  })
  const set = (at: number, patch: Partial<Category>) =>
    setDraft((now) => now.map((one, index) => (index === at ? { ...one, ...patch } : one)))
  const move = (at: number, by: -1 | 1) =>
    setDraft((now) => {
      const [one, other] = [now[at], now[at + by]]
      if (!one || !other) return now
      return now.map((each, index) => (index === at ? other : index === at + by ? one : each))
    })
  const add = () =>
    setDraft((now) => [
      ...now,
      {
        id: freshUuid(),
        parentId: null,
        slug: '',
        icon: 'help',
        names: { [languages[0] ?? 'en']: { name: '', about: '' } },
        articles: 0,
      },
    ])
  const problem = save.error instanceof ApiProblem ? (save.error.errors[0] ?? save.error) : save.error
  return (
    <form
      className={own.list}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <ul className={own.categories}>
        {draft.map((category, at) => (
          <CategoryRow
            key={category.id}
            category={category}
            parents={draft.filter(({ id, parentId }) => parentId === null && id !== category.id)}
            hasParts={draft.some(({ parentId }) => parentId === category.id)}
            languages={languages}
            set={(patch) => set(at, patch)}
            move={(by) => move(at, by)}
            remove={() => setDraft((now) => now.filter(({ id }) => id !== category.id))}
          />
        ))}
      </ul>
      {problem && <p role="alert">{problem.message}</p>}
      <div className={styles.row}>
        <Button variant="default" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={add}>
          {t('categories.add')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('ui:save')}
        </Button>
      </div>
    </form>
  )
}
