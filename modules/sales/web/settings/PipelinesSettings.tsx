import { ActionIcon, Button } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { mayIn } from '#app/web/session.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { rowNote, rowWords, Section, sectionRows } from '#app/web/ui/Section.tsx'
import { type Pipeline, pipelinesQuery } from '../pipelines-query.ts'
import { PipelineForm } from './PipelineForm.tsx'
import { ReasonsForm } from './ReasonsForm.tsx'
import styles from './Settings.module.css'

/** Settings → Pipelines: the stages a deal goes through, and why deals are won and lost. */
export function PipelinesSettings() {
  const { t } = useTranslation('sales')
  const { session } = useShell()
  const found = useQuery(pipelinesQuery)
  const [form, setForm] = useState<Pipeline | 'new' | 'reasons'>()
  if (!mayIn(session)('settings')) return <ForbiddenState />
  const close = () => setForm(undefined)
  return (
    <>
      <Section title={t('settings.title')} detail={t('settings.detail')} wide>
        {found.isPending && <RowSkeletons count={4} />}
        {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
        {found.data?.items.map((pipeline) => (
          <PipelineLine key={pipeline.id} pipeline={pipeline} edit={() => setForm(pipeline)} />
        ))}
        <Button
          mt={12}
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={() => setForm('new')}
        >
          {t('settings.add')}
        </Button>
      </Section>
      <Section title={t('settings.reasons')} detail={t('settings.reasonsDetail')}>
        <ul className={sectionRows}>
          {found.data?.reasons
            .filter(({ archived }) => !archived)
            .map(({ id, name, outcome }) => (
              <li key={id}>
                <div className={rowWords}>
                  <span>{name}</span>
                  <p className={rowNote}>{t(`settings.of.${outcome ?? 'both'}`)}</p>
                </div>
              </li>
            ))}
        </ul>
        <Button
          mt={12}
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.6} />}
          onClick={() => setForm('reasons')}
        >
          {t('settings.changeReasons')}
        </Button>
      </Section>
      {form === 'reasons' && found.data && <ReasonsForm reasons={found.data.reasons} close={close} />}
      {form && form !== 'reasons' && <PipelineForm of={form === 'new' ? undefined : form} close={close} />}
    </>
  )
}

function PipelineLine({ pipeline, edit }: { pipeline: Pipeline; edit: () => void }) {
  const { t } = useTranslation('sales')
  const formats = useFormats()
  return (
    <section className={styles.pipeline} aria-label={pipeline.name}>
      <header className={styles.head}>
        <h3>{pipeline.name}</h3>
        {pipeline.archived && <span className={rowNote}>{t('settings.archived')}</span>}
        <ActionIcon aria-label={t('settings.change', { name: pipeline.name })} onClick={edit}>
          <IconPencil size={16} stroke={1.6} />
        </ActionIcon>
      </header>
      <ol className={styles.stages}>
        {pipeline.stages.map(({ id, name, probability, rottingDays, requiredFields, checklist, teamIds }) => (
          <li key={id}>
            <span className={styles.stage}>{name}</span>
            <span className={rowNote}>
              {[
                formats.percent(probability / 100),
                rottingDays && t('settings.rotsAfter', { count: rottingDays, shown: formats.number(rottingDays) }),
                requiredFields.length > 0 && t('settings.wants', { count: requiredFields.length }),
                checklist.length > 0 && t('settings.steps', { count: checklist.length }),
                teamIds.length > 0 && t('settings.ofTeams', { count: teamIds.length }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
