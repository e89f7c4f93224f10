import {
  Button,
  ColorInput,
  MultiSelect,
  NumberInput,
  Switch,
  Tabs,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import { sectionForm } from '#app/web/ui/Section.tsx'
import { tell } from '#app/web/ui/toasts.tsx'
import styles from '../Knowledge.module.css'
import { type ArticleLanguage, type Centre, centreQuery, languageName } from '../knowledge-client.ts'
import { LinksField } from './LinksField.tsx'
import { LogoField } from './LogoField.tsx'
import own from './Settings.module.css'

const languages: ArticleLanguage[] = [
  'en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl', 'da', 'sv', 'no', 'fi', 'cs', 'hu', 'ro', 'tr', 'uk', 'el', 'ar', 'he', 'ja', 'zh',
] // biome-ignore format: a list of words

const none = { name: '', title: '', intro: '', asked: [] as string[] }

/** Where the help centre stands, in which languages, and how it looks. */
export function CentreForm({ centre }: { centre: Centre }) {
  const { t, i18n } = useTranslation(['knowledge', 'ui'])
  const queries = useQueryClient()
  const [draft, setDraft] = useState(centre)
  const set = (patch: Partial<Centre>) => setDraft((now) => ({ ...now, ...patch }))
  const save = useMutation({
    mutationFn: ({ link: _, version, ...settings }: Centre) => client.helpCentre.set({ ...settings, version }),
    onSuccess: async (saved) => {
      queries.setQueryData(centreQuery.queryKey, saved)
      await tell(t('centre.saved'))
    },
  })
  const fault = (path: string) =>
    save.error instanceof ApiProblem ? save.error.errors.find((one) => one.path.startsWith(path))?.message : undefined
  const wordsIn = (language: ArticleLanguage) => ({ ...none, ...draft.words[language] })
  const setWords = (language: ArticleLanguage, patch: Partial<typeof none>) =>
    set({ words: { ...draft.words, [language]: { ...wordsIn(language), ...patch } } })
  const name = (language: string) => languageName(language, i18n.language)
  return (
    <form
      className={sectionForm}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(draft)
      }}
    >
      <Switch
        label={t('centre.isOn')}
        description={t('centre.isOnHint')}
        checked={draft.isOn}
        onChange={(event) => set({ isOn: event.currentTarget.checked })}
      />
      {centre.isOn && (
        <a className={styles.link} href={centre.link} target="_blank" rel="noreferrer">
          <IconExternalLink size={14} stroke={1.6} aria-hidden="true" />
          {centre.link}
        </a>
      )}
      <TextInput
        label={t('centre.address')}
        description={t('centre.addressHint', { address: `/help/${draft.address}` })}
        maxLength={60}
        value={draft.address}
        error={fault('address')}
        onChange={(event) => set({ address: event.currentTarget.value.toLowerCase() })}
      />
      <MultiSelect
        label={t('centre.languages')}
        description={t('centre.languagesHint')}
        searchable
        maxValues={12}
        data={languages.map((value) => ({ value, label: name(value) }))}
        value={draft.languages}
        error={fault('languages')}
        onChange={(chosen) => set({ languages: chosen as ArticleLanguage[] })}
      />
      {draft.languages.length > 0 && (
        <Tabs defaultValue={draft.languages[0] ?? null} keepMounted={false}>
          <Tabs.List>
            {draft.languages.map((language) => (
              <Tabs.Tab key={language} value={language}>
                {name(language)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {draft.languages.map((language) => (
            <Tabs.Panel key={language} value={language} className={own.panel}>
              <TextInput
                label={t('centre.name')}
                description={t('centre.nameHint')}
                maxLength={80}
                value={wordsIn(language).name}
                onChange={(event) => setWords(language, { name: event.currentTarget.value })}
              />
              <TextInput
                label={t('centre.greeting')}
                maxLength={120}
                value={wordsIn(language).title}
                onChange={(event) => setWords(language, { title: event.currentTarget.value })}
              />
              <Textarea
                label={t('centre.intro')}
                autosize
                minRows={1}
                maxLength={500}
                value={wordsIn(language).intro}
                onChange={(event) => setWords(language, { intro: event.currentTarget.value })}
              />
              <TagsInput
                label={t('centre.asked')}
                description={t('centre.askedHint')}
                maxTags={6}
                value={wordsIn(language).asked}
                onChange={(asked) => setWords(language, { asked })}
              />
            </Tabs.Panel>
          ))}
        </Tabs>
      )}
      <LogoField logo={draft.logo} change={(logo) => set({ logo })} />
      <ColorInput
        label={t('centre.colour')}
        format="hex"
        withEyeDropper={false}
        value={draft.colour ?? ''}
        onChange={(colour) => set({ colour: /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : null })}
      />
      <LinksField links={draft.links} change={(links) => set({ links })} fault={fault('links')} />
      <NumberInput
        label={t('centre.reviewMonths')}
        min={1}
        max={60}
        allowDecimal={false}
        value={draft.reviewMonths}
        onChange={(months) => set({ reviewMonths: Number(months) || 6 })}
      />
      {save.error && <p role="alert">{save.error.message}</p>}
      <Button type="submit" loading={save.isPending} disabled={draft.languages.length === 0}>
        {t('ui:save')}
      </Button>
    </form>
  )
}
