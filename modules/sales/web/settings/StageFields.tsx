import { ActionIcon, MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import type { StageDraft } from './PipelineForm.tsx'
import styles from './Settings.module.css'

const categories = ['pipeline', 'bestCase', 'commit', 'omitted'] as const
/** What moves by itself, and what a stage cannot ask for. */
const never = new Set(['pipeline', 'stage', 'status', 'checklist', 'closedAt', 'outcomeReason', 'outcomeNote', 'name'])

interface StageFieldsProps {
  stage: StageDraft
  number: number
  change: (part: Partial<StageDraft>) => void
  up: (() => void) | undefined
  down: (() => void) | undefined
  remove: (() => void) | undefined
}

/** One stage: how likely, when a deal rots, what the forecast makes of it, what it wants before and while it is there. */
export function StageFields({ stage, number, change, up, down, remove }: StageFieldsProps) {
  const { t } = useTranslation('sales')
  const model = useModel('deal')
  const { teams } = useSources()
  const wanted = model?.fields.filter(({ key, readOnly }) => !readOnly && !never.has(key)) ?? []
  const name = stage.name || t('settings.stageNumber', { number })
  return (
    <li className={styles.draft}>
      <div className={styles.top}>
        <TextInput
          flex={1}
          aria-label={t('settings.stageName', { number })}
          placeholder={t('settings.stageNumber', { number })}
          required
          maxLength={80}
          value={stage.name}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <ActionIcon aria-label={t('settings.up', { name })} disabled={!up} onClick={up}>
          <IconArrowUp size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon aria-label={t('settings.down', { name })} disabled={!down} onClick={down}>
          <IconArrowDown size={16} stroke={1.6} />
        </ActionIcon>
        <ActionIcon aria-label={t('settings.remove', { name })} disabled={!remove} onClick={remove}>
          <IconX size={16} stroke={1.6} />
        </ActionIcon>
      </div>
      <div className={styles.three}>
        <NumberInput
          label={t('settings.probability')}
          min={0}
          max={100}
          allowDecimal={false}
          suffix=" %"
          value={stage.probability}
          onChange={(value) => change({ probability: Number(value) || 0 })}
        />
        <NumberInput
          label={t('settings.rottingDays')}
          placeholder={t('settings.never')}
          min={1}
          max={3650}
          allowDecimal={false}
          value={stage.rottingDays ?? ''}
          onChange={(value) => change({ rottingDays: Number(value) || null })}
        />
        <Select
          label={t('deal.fields.forecastCategory')}
          allowDeselect={false}
          data={categories.map((value) => ({ value, label: t(`deal.options.forecastCategory.${value}`) }))}
          value={stage.category}
          onChange={(value) => change({ category: categories.find((one) => one === value) ?? 'pipeline' })}
        />
      </div>
      <MultiSelect
        label={t('settings.requiredFields')}
        data={wanted.map(({ key, label }) => ({ value: key, label }))}
        value={stage.requiredFields}
        searchable
        onChange={(requiredFields) => change({ requiredFields })}
      />
      <TagsInput
        label={t('settings.checklist')}
        description={t('settings.checklistHint')}
        value={stage.checklist}
        maxTags={30}
        acceptValueOnBlur
        splitChars={[]}
        onChange={(checklist) => change({ checklist })}
      />
      {(teams.length > 0 || stage.teamIds.length > 0) && (
        <MultiSelect
          label={t('settings.movers')}
          description={t('settings.moversHint')}
          placeholder={stage.teamIds.length > 0 ? '' : t('settings.everybody')}
          data={teams.map(({ id, name: label }) => ({ value: id, label }))}
          value={stage.teamIds}
          onChange={(teamIds) => change({ teamIds })}
        />
      )}
    </li>
  )
}
