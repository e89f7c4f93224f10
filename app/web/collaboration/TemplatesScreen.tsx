import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { PartProblem } from '../objects/PartProblem.tsx'
import { mayIn } from '../session.ts'
import { useShell } from '../shell/shell-context.ts'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { RowSkeletons } from '../ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '../ui/Section.tsx'
import { offerUndo, tellFailure } from '../ui/toasts.tsx'
import cards from './Cards.module.css'
import styles from './Collaboration.module.css'
import { type Template, templatesQuery } from './collaboration-client.ts'
import { TemplateForm } from './TemplateForm.tsx'

/** Settings → Hand-overs: what is to be thought of when records change hands, by object and reason. */
export function TemplatesScreen() {
  const { t } = useTranslation('collaboration')
  const { session } = useShell()
  const { models } = useObjects()
  const queries = useQueryClient()
  const found = useQuery(templatesQuery)
  const [form, setForm] = useState<Template | 'new'>()
  if (!mayIn(session)('dataModel')) return <ForbiddenState />
  const again = () => queries.invalidateQueries({ queryKey: templatesQuery.queryKey })
  const remove = async ({ id, ...template }: Template) => {
    try {
      await client.handOverTemplates.remove({ id })
      await again()
      await offerUndo(t('templates.removed', { reason: template.reason }), async () => {
        await client.handOverTemplates.create(template)
        await again()
      })
    } catch (problem) {
      tellFailure(problem)
    }
  }
  const items = found.data?.items ?? []
  return (
    <Section title={t('templates.title')} detail={t('templates.detail')}>
      {found.isPending && <RowSkeletons count={3} />}
      {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
      {found.data && items.length === 0 && <p className={styles.faint}>{t('templates.none')}</p>}
      <ul className={sectionRows}>
        {items.map((template) => (
          <li key={template.id} className={cards.followLine}>
            <div className={rowWords}>
              <span>{template.reason}</span>
              <p className={rowNote}>
                {models.get(template.object)?.many ?? template.object} ·{' '}
                {t('templates.items', { count: template.items.length })}
              </p>
            </div>
            <ActionIcon
              aria-label={t('templates.change', { reason: template.reason })}
              onClick={() => setForm(template)}
            >
              <IconPencil size={16} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('templates.remove', { reason: template.reason })}
              onClick={() => void remove(template)}
            >
              <IconTrash size={16} stroke={1.6} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button mt={12} leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => setForm('new')}>
        {t('templates.add')}
      </Button>
      {form && <TemplateForm of={form === 'new' ? undefined : form} close={() => setForm(undefined)} saved={again} />}
    </Section>
  )
}
