import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots, IconEye, IconHistory, IconWorldOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import type { ArticleLanguage, Translation } from './knowledge-client.ts'
import type { Writing } from './use-writing.ts'

interface WriteBarProps {
  id: string
  name: string
  language: ArticleLanguage
  translation: Translation | undefined
  writing: Writing
  mayWrite: boolean
  beside: 'preview' | 'versions'
  setBeside: (beside: 'preview' | 'versions') => void
}

/** Over the text: how it stands, and what makes readers see it. */
export function WriteBar({ id, name, translation, writing, mayWrite, beside, setBeside }: WriteBarProps) {
  const { t } = useTranslation('knowledge')
  const { isUnsaved, saving, publishing, unpublishing, draft } = writing
  const published = translation?.published
  const isNews = isUnsaved || !published || translation.hasChanges
  const other = beside === 'preview' ? 'versions' : 'preview'
  const standing = isUnsaved ? 'unsaved' : !published ? 'draft' : translation.hasChanges ? 'changed' : 'published'
  const icon = other === 'versions' ? <IconHistory size={16} stroke={1.6} /> : <IconEye size={16} stroke={1.6} />
  return (
    <PageHeader
      title={draft.title || t('write.untitled')}
      trail={[
        { label: t('article.many'), href: '/articles' },
        { label: name, href: `/articles/${id}` },
      ]}
      note={t(`write.standing.${standing}`, { number: published?.number ?? 0 })}
      actions={
        <>
          <Button variant="subtle" color="gray" visibleFrom="sm" leftSection={icon} onClick={() => setBeside(other)}>
            {t(`write.${other}`)}
          </Button>
          {mayWrite && (
            <>
              <Button
                variant="default"
                visibleFrom="sm"
                disabled={!isUnsaved || !draft.title.trim()}
                loading={saving.isPending}
                onClick={() => saving.mutate()}
              >
                {t('write.save')}
              </Button>
              <Button
                variant="filled"
                disabled={!isNews || !draft.title.trim()}
                loading={publishing.isPending}
                onClick={() => publishing.mutate()}
              >
                {t('write.publish')}
              </Button>
            </>
          )}
          <Menu position="bottom-end" width={230}>
            <Menu.Target>
              <ActionIcon aria-label={t('main.more')}>
                <IconDots size={16} stroke={1.6} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item hiddenFrom="sm" disabled={!mayWrite || !isUnsaved} onClick={() => saving.mutate()}>
                {t('write.save')}
              </Menu.Item>
              <Menu.Item leftSection={icon} onClick={() => setBeside(other)}>
                {t(`write.${other}`)}
              </Menu.Item>
              <Menu.Item
                leftSection={<IconWorldOff size={16} stroke={1.6} />}
                disabled={!mayWrite || !published}
                onClick={() => unpublishing.mutate()}
              >
                {t('write.unpublish')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    />
  )
}
