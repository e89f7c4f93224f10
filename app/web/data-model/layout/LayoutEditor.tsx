import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useReducer, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { ApiProblem } from '#app/web/api-problem.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { offerUndo, tell } from '#app/web/ui/toasts.tsx'
import forms from '../DataForms.module.css'
import { useDataModelChanged } from '../data-model.ts'
import { useSaving } from '../use-saving.ts'
import editor from './LayoutEditor.module.css'
import { LayoutPreview } from './LayoutPreview.tsx'
import { draftOf, layoutStep, leftOut, sentLayout } from './layout-draft.ts'
import { SectionEditor } from './SectionEditor.tsx'

type Stored = Awaited<ReturnType<typeof client.layouts.list>>['items'][number]

interface LayoutEditorProps {
  model: ObjectModel
  /** The layout that is changed; none: saving makes one. */
  stored: Stored | undefined
  /** What it begins with, where it is not the stored one. */
  start: Stored | undefined
  team: string | null
}

/** Writes a layout: sections and fields in order, what shows when; beside it the page as it will be. */
export function LayoutEditor({ model, stored, start, team }: LayoutEditorProps) {
  const { t } = useTranslation('data-model')
  const changed = useDataModelChanged()
  const saving = useSaving()
  const begin = () => draftOf(model, start?.sections)
  const [sections, step] = useReducer(layoutStep, undefined, begin)
  const [dragged, setDragged] = useState<string>()
  const dirty = JSON.stringify(sections) !== JSON.stringify(begin())
  const pool = leftOut(model, sections)
  const object = model.descriptor.name

  const save = () =>
    saving.run(async () => {
      const sent = sentLayout(model, sections)
      try {
        if (stored) await client.layouts.change({ id: stored.id, version: stored.version, ...sent })
        else await client.layouts.create({ object, teamId: team, ...sent })
      } catch (problem) {
        // What somebody else saved is not overwritten; what was written here stays on screen.
        if (problem instanceof ApiProblem && problem.code === 'version_conflict')
          throw new ApiProblem({ ...problem, title: t('layout.conflict'), status: 409, code: problem.code, errors: [] })
        throw problem
      }
      await changed()
      tell(t('layout.saved'))
    })
  const reset = () =>
    saving.run(async () => {
      if (!stored) return
      await client.layouts.remove({ id: stored.id })
      await changed()
      offerUndo(t('layout.removed'), async () => {
        await client.layouts.create({ object, teamId: team, ...sentLayout(model, draftOf(model, stored.sections)) })
        await changed()
      })
    })
  return (
    <div className={editor.columns}>
      <div className={editor.sections}>
        {sections.map((section, index) => (
          <SectionEditor
            key={section.id}
            model={model}
            section={section}
            index={index}
            count={sections.length}
            pool={pool}
            step={step}
            dragged={dragged}
            drag={setDragged}
          />
        ))}
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => step({ do: 'add', title: t('layout.newSection') })}
        >
          {t('layout.addSection')}
        </Button>
        {saving.failure || Object.keys(saving.errors).length > 0 ? (
          <p role="alert" className={forms.failure}>
            {saving.failure ?? Object.values(saving.errors).join(' ')}
          </p>
        ) : null}
        <div className={editor.foot}>
          <Button
            variant="filled"
            disabled={!dirty && stored !== undefined}
            loading={saving.busy}
            onClick={() => void save()}
          >
            {t('layout.save')}
          </Button>
          {stored && (
            <Button variant="subtle" color="gray" onClick={() => void reset()}>
              {t(team ? 'layout.resetTeam' : 'layout.reset')}
            </Button>
          )}
        </div>
      </div>
      <LayoutPreview model={model} sections={sections} />
    </div>
  )
}
