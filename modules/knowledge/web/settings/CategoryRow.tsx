import { ActionIcon, Select, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from '../Knowledge.module.css'
import { type ArticleLanguage, type Category, languageName } from '../knowledge-client.ts'
import own from './Settings.module.css'

const icons: Category['icon'][] = [
  'help', 'truck', 'repeat', 'coffee', 'receipt', 'store', 'tool', 'card', 'user', 'book', 'shield', 'message', 'box', 'star',
] // biome-ignore format: a list of words

interface CategoryRowProps {
  category: Category
  parents: Category[]
  hasParts: boolean
  languages: ArticleLanguage[]
  set: (patch: Partial<Category>) => void
  move: (by: -1 | 1) => void
  remove: () => void
}

/** A topic under the hand: its names, its picture, what it lies in. */
export function CategoryRow({ category, parents, hasParts, languages, set, move, remove }: CategoryRowProps) {
  const { t, i18n } = useTranslation('knowledge')
  const { names, icon, parentId, articles } = category
  const called = Object.values(names)[0]?.name ?? ''
  const rename = (language: ArticleLanguage, patch: { name?: string; about?: string }) => {
    const { [language]: before, ...others } = names
    const next = { name: '', about: '', ...before, ...patch }
    set({ names: next.name || next.about ? { ...others, [language]: next } : others })
  }
  return (
    <li data-within={parentId !== null || undefined}>
      <div className={own.names}>
        {languages.map((language) => (
          <div key={language} className={own.pair}>
            <TextInput
              label={t('categories.name', { language: languageName(language, i18n.language) })}
              maxLength={80}
              value={names[language]?.name ?? ''}
              onChange={(event) => rename(language, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('categories.about', { language: languageName(language, i18n.language) })}
              maxLength={200}
              value={names[language]?.about ?? ''}
              onChange={(event) => rename(language, { about: event.currentTarget.value })}
            />
          </div>
        ))}
        <div className={own.pair}>
          <Select
            label={t('categories.icon')}
            allowDeselect={false}
            data={icons.map((value) => ({ value, label: t(`categories.icons.${value}`) }))}
            value={icon}
            onChange={(value) => set({ icon: (value as Category['icon']) ?? 'help' })}
          />
          <Select
            label={t('categories.within')}
            clearable
            disabled={hasParts}
            data={parents.map((one) => ({
              value: one.id,
              label: Object.values(one.names)[0]?.name || t('categories.nameless'),
            }))}
            value={parentId}
            onChange={(value) => set({ parentId: value })}
          />
        </div>
      </div>
      <div className={own.moves}>
        <span className={styles.quiet}>{t('categories.count', { count: articles })}</span>
        <ActionIcon aria-label={t('categories.up', { name: called })} onClick={() => move(-1)}>
          <IconArrowUp size={14} stroke={1.6} />
        </ActionIcon>
        <ActionIcon aria-label={t('categories.down', { name: called })} onClick={() => move(1)}>
          <IconArrowDown size={14} stroke={1.6} />
        </ActionIcon>
        <ActionIcon aria-label={t('categories.remove', { name: called })} onClick={remove}>
          <IconTrash size={14} stroke={1.6} />
        </ActionIcon>
      </div>
    </li>
  )
}
