import { Button, Checkbox, ColorInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { teamsQuery } from '#app/web/objects/objects-queries.ts'
import styles from './Chat.module.css'
import { type Channel, type Content, calendarsQuery } from './chat-client.ts'
import { QuestionsField } from './QuestionsField.tsx'

const languages = ['en', 'de'] as const
const asking = ['no', 'asked', 'required'] as const

/** How a chat looks, what it asks before, and what its assistant may do. */
export function ChannelForm({ channel, done }: { channel: Channel; done: () => Promise<void> }) {
  const { t } = useTranslation('chat')
  const calendars = useQuery(calendarsQuery)
  const teams = useQuery(teamsQuery)
  const [name, setName] = useState(channel.name)
  const [calendarId, setCalendar] = useState(channel.calendarId)
  const [teamId, setTeam] = useState(channel.teamId)
  const [content, setContent] = useState(channel.content)
  const set = (change: Partial<Content>) => setContent({ ...content, ...change })
  const assist = (change: Partial<Content['assistant']>) => set({ assistant: { ...content.assistant, ...change } })
  const save = useMutation({
    mutationFn: () =>
      client.chatChannels.change({ id: channel.id, version: channel.version, name, calendarId, teamId, content }),
    onSuccess: done,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const kinds = asking.map((value) => ({ value, label: t(`asking.${value}`) }))
  const { assistant } = content
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput label={t('name')} required value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <TagsInput
        label={t('origins')}
        description={t('originsAbout')}
        placeholder={t('originsExample')}
        value={content.origins}
        onChange={(origins) => set({ origins: origins.map(originOf) })}
        acceptValueOnBlur
      />
      <ColorInput
        label={t('color')}
        format="hex"
        withEyeDropper={false}
        value={content.color}
        onChange={(color) => set({ color })}
      />
      <Select
        label={t('corner')}
        data={(['right', 'left'] as const).map((value) => ({ value, label: t(`corners.${value}`) }))}
        value={content.corner}
        allowDeselect={false}
        onChange={(value) => set({ corner: value === 'left' ? 'left' : 'right' })}
      />
      <Select
        label={t('hours')}
        data={(calendars.data?.items ?? []).flatMap(({ id, name: label }) => (id ? [{ value: id, label }] : []))}
        placeholder={t('usual')}
        value={calendarId}
        clearable
        onChange={setCalendar}
      />
      <Select
        label={t('team')}
        data={(teams.data?.items ?? []).map(({ id, name: label }) => ({ value: id, label }))}
        value={teamId}
        clearable
        onChange={setTeam}
      />
      {languages.map((language) => (
        <fieldset key={language} className={styles.group}>
          <legend>{t(`languages.${language}`)}</legend>
          <Checkbox
            label={t('speaks')}
            checked={content.languages.includes(language)}
            disabled={content.languages.length === 1 && content.languages.includes(language)}
            onChange={(event) => {
              const others = content.languages.filter((one) => one !== language)
              set({ languages: event.currentTarget.checked ? [...others, language] : others })
            }}
          />
          {(['title', 'greeting', 'away'] as const).map((key) => (
            <TextInput
              key={key}
              label={t(`words.${key}`)}
              value={content.words[language][key]}
              maxLength={key === 'title' ? 60 : 300}
              onChange={(event) => {
                const words = { ...content.words[language], [key]: event.currentTarget.value }
                set({ words: { ...content.words, [language]: words } })
              }}
            />
          ))}
        </fieldset>
      ))}
      <fieldset className={styles.group}>
        <legend>{t('before')}</legend>
        {(['name', 'email'] as const).map((key) => (
          <Select
            key={key}
            label={t(`asks.${key}`)}
            data={kinds}
            value={content[key]}
            allowDeselect={false}
            onChange={(value) => set({ [key]: asking.find((one) => one === value) ?? 'no' })}
          />
        ))}
        <QuestionsField questions={content.questions} change={(questions) => set({ questions })} />
        <Switch
          label={t('files')}
          checked={content.files}
          onChange={(event) => set({ files: event.currentTarget.checked })}
        />
      </fieldset>
      <fieldset className={styles.group}>
        <legend>{t('assistant.title')}</legend>
        <Switch
          label={t('assistant.isOn')}
          description={t('assistant.about')}
          checked={assistant.isOn}
          onChange={(event) => assist({ isOn: event.currentTarget.checked })}
        />
        <TextInput
          label={t('assistant.name')}
          value={assistant.name}
          maxLength={60}
          onChange={(event) => assist({ name: event.currentTarget.value })}
        />
        <Switch
          label={t('assistant.orders')}
          checked={assistant.orders}
          onChange={(event) => assist({ orders: event.currentTarget.checked })}
        />
        <Switch
          label={t('assistant.hours')}
          checked={assistant.hours}
          onChange={(event) => assist({ hours: event.currentTarget.checked })}
        />
        <TextInput
          label={t('assistant.booking')}
          type="url"
          value={assistant.bookingUrl}
          onChange={(event) => assist({ bookingUrl: event.currentTarget.value })}
        />
        <Textarea
          label={t('assistant.sensitive')}
          description={t('assistant.sensitiveAbout')}
          autosize
          minRows={2}
          defaultValue={assistant.sensitive.join('\n')}
          onChange={(event) => assist({ sensitive: wordsIn(event.currentTarget.value) })}
        />
      </fieldset>
      {save.error && <p role="alert">{save.error.message}</p>}
      <Button type="submit" loading={save.isPending}>
        {t('save')}
      </Button>
    </form>
  )
}

/** What people copy from their browser: the page's address. */
const originOf = (typed: string) => (URL.canParse(typed) ? new URL(typed).origin : typed)

const wordsIn = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= 2)
