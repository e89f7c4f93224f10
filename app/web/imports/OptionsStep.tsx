import { Button, Select, TagsInput, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { countryChoices, currencyChoices } from '#modules/team/web/places.ts'
import { api } from '../api.ts'
import { membersQuery } from '../objects/objects-queries.ts'
import { useShell } from '../shell/shell-context.ts'
import { useFormats } from '../ui/format.ts'
import frame from './ImportFrame.module.css'
import { ImportFrame, SidePanel } from './ImportFrame.tsx'
import { backOf, type StepProps } from './ImportScreen.tsx'
import { change, run } from './import-client.ts'
import type { ImportDefaults } from './import-model.ts'
import styles from './OptionsStep.module.css'
import { OutlookList } from './OutlookList.tsx'
import { scrollingList } from './scrolling-list.ts'
import { useImportAct } from './use-import.ts'

const WRITING_MS = 500

/** The fourth step: what holds for every row, and what is about to happen, in words. */
export function OptionsStep({ imported, object, go }: StepProps) {
  const { t, i18n } = useTranslation('imports')
  const formats = useFormats()
  const { session } = useShell()
  const { data: members } = useQuery(membersQuery)
  const { data: known } = useQuery({ ...api.tags.list.queryOptions({ input: {} }), staleTime: 60_000 })
  const act = useImportAct(imported.id)
  const { id, counts } = imported
  const [defaults, setDefaults] = useState<ImportDefaults>(imported.defaults)
  const save = useDebouncedCallback(
    (next: ImportDefaults) => act.mutate({ act: () => change({ id, defaults: next }) }),
    {
      delay: WRITING_MS,
      flushOnUnmount: true,
    },
  )
  const set = (part: ImportDefaults) => {
    const next = Object.fromEntries(
      Object.entries({ ...defaults, ...part }).filter(([, value]) => value !== undefined && value !== ''),
    )
    setDefaults(next)
    save(next)
  }
  const start = () => {
    save.flush()
    act.mutate({ act: () => run({ id }) }, { onSuccess: () => go('result') })
  }
  const hasAmounts = object.has('currency') || object.descriptor.fields.some(({ type }) => type === 'money')
  const ready = counts.ready
  return (
    <ImportFrame
      above={{ label: object.many, href: `/${object.plural}` }}
      fileName={imported.fileName}
      step="options"
      go={backOf({ imported, go })}
      problem={act.error}
      told={t('promise')}
      acts={
        <>
          <Button variant="subtle" color="gray" onClick={() => go('review')}>
            {t('back')}
          </Button>
          <Button variant="filled" loading={act.isPending} disabled={ready === 0 || !imported.may.run} onClick={start}>
            {t('options.start', { count: ready, shown: formats.number(ready) })}
          </Button>
        </>
      }
    >
      <div className={frame.halves}>
        <div className={styles.scroll}>
          <form className={styles.form} onSubmit={(event) => event.preventDefault()}>
            <div>
              <h2 className={styles.title}>{t('options.title')}</h2>
              <p className={styles.text}>{t('options.text')}</p>
            </div>
            {object.has('ownerId') && (
              <Select
                label={t('options.owner')}
                placeholder={t('options.ownerNone')}
                description={t('options.ownerHint')}
                clearable
                searchable
                {...scrollingList}
                clearButtonProps={{ 'aria-label': t('options.clear') }}
                data={members?.items.map((member) => ({ value: member.id, label: member.name }))}
                value={defaults.owner ?? null}
                onChange={(owner) => set({ owner: owner ?? undefined })}
              />
            )}
            {object.has('tags') && (
              <TagsInput
                label={t('options.tags')}
                description={t('options.tagsHint')}
                placeholder={defaults.tags?.length ? undefined : t('options.tagsNone')}
                clearable={false}
                data={known?.items.map(({ tag }) => tag)}
                value={defaults.tags ?? []}
                maxTags={20}
                onChange={(tags) => set({ tags: tags.length > 0 ? tags : undefined })}
              />
            )}
            {object.has('phones') && (
              <Select
                label={t('options.country')}
                description={t('options.countryHint')}
                placeholder={t('options.countryNone')}
                clearable
                searchable
                {...scrollingList}
                clearButtonProps={{ 'aria-label': t('options.clear') }}
                data={countryChoices(i18n.language)}
                value={defaults.country ?? null}
                onChange={(country) => set({ country: country ?? undefined })}
              />
            )}
            {hasAmounts && (
              <Select
                label={t('options.currency')}
                description={t('options.currencyHint')}
                placeholder={session.workspace.currency}
                clearable
                searchable
                {...scrollingList}
                clearButtonProps={{ 'aria-label': t('options.clear') }}
                data={currencyChoices(i18n.language)}
                value={defaults.currency ?? null}
                onChange={(currency) => set({ currency: currency ?? undefined })}
              />
            )}
            {object.has('lines') && (
              <TextInput
                label={t('options.product')}
                description={t('options.productHint')}
                value={defaults.productName ?? ''}
                onChange={(event) => set({ productName: event.currentTarget.value })}
              />
            )}
            {object.has('source') && (
              <TextInput
                label={t('options.source')}
                description={t('options.sourceHint')}
                value={defaults.source ?? ''}
                onChange={(event) => set({ source: event.currentTarget.value })}
              />
            )}
          </form>
        </div>
        <SidePanel title={t('outlook.title')}>
          <OutlookList imported={imported} object={object} />
        </SidePanel>
      </div>
    </ImportFrame>
  )
}
