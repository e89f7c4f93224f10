import { Checkbox, NumberInput, Select, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import { WhereEditor } from '#app/web/segments/WhereEditor.tsx'
import type { Filter } from '#app/web/ui/filter.ts'
import styles from '../Scoring.module.css'
import type { EngagementRule } from '../scoring-client.ts'
import { useHappenings } from './use-happenings.ts'

interface EventFieldsProps {
  rule: EngagementRule
  set: (rule: EngagementRule) => void
}

/** What happens, to which records, and how its points fade. */
export function EventFields({ rule, set }: EventFieldsProps) {
  const { t } = useTranslation(['scoring', 'segments'])
  const { models } = useObjects()
  const happenings = useHappenings()
  const [about = '', verb] = rule.event.split('.')
  const subject = models.get(about)
  const field = rule.changed && subject?.field(rule.changed.field)
  return (
    <>
      <Select
        label={t('rule.event')}
        searchable
        allowDeselect={false}
        data={happenings}
        value={rule.event}
        onChange={(event) => event && set({ ...rule, event, where: undefined, changed: undefined })}
      />
      {verb === 'updated' && subject && (
        <div className={styles.line}>
          <Select
            className={styles.grows}
            label={t('segments:beyond.changedField')}
            clearable
            searchable
            placeholder={t('segments:beyond.anyField')}
            data={subject.fields
              .filter(({ computed, key }) => !computed && !key.endsWith('At'))
              .map(({ key, label }) => ({ value: key, label }))}
            value={rule.changed?.field ?? null}
            onChange={(name) => set({ ...rule, changed: name ? { field: name } : undefined })}
          />
          {field?.options && (
            <Select
              className={styles.grows}
              label={t('rule.to')}
              clearable
              placeholder={t('rule.anyValue')}
              data={field.options.map(({ value, label }) => ({ value, label }))}
              value={typeof rule.changed?.to === 'string' ? rule.changed.to : null}
              onChange={(to) => set({ ...rule, changed: { field: field.key, ...(to ? { to } : {}) } })}
            />
          )}
        </div>
      )}
      {subject && about !== 'contact' && (
        <WhereEditor
          object={about}
          where={rule.where as Filter | undefined} // as it was saved through the same language
          onChange={(where) => set({ ...rule, where })}
        />
      )}
      <div className={styles.line}>
        <Days label={t('rule.window')} value={rule.windowDays} set={(windowDays) => set({ ...rule, windowDays })} />
        {rule.halfLifeDays !== null && (
          <Days
            label={t('rule.halfLife')}
            value={rule.halfLifeDays}
            set={(halfLifeDays) => set({ ...rule, halfLifeDays })}
          />
        )}
      </div>
      <Switch
        label={t('rule.fades')}
        description={t('rule.fadesAbout')}
        checked={rule.halfLifeDays !== null}
        onChange={({ currentTarget: { checked } }) => set({ ...rule, halfLifeDays: checked ? 30 : null })}
      />
      <Checkbox
        label={t('rule.repeats')}
        description={t('rule.repeatsAbout')}
        checked={rule.repeats}
        onChange={({ currentTarget: { checked } }) => set({ ...rule, repeats: checked })}
      />
    </>
  )
}

function Days({ label, value, set }: { label: string; value: number; set: (days: number) => void }) {
  const { t } = useTranslation('scoring')
  return (
    <NumberInput
      className={styles.days}
      label={label}
      suffix={` ${t('rule.days')}`}
      min={1}
      max={3_650}
      allowDecimal={false}
      value={value}
      onChange={(next) => typeof next === 'number' && set(next)}
    />
  )
}
