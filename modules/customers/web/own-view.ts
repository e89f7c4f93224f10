import { IconCheckbox, IconNote } from '@tabler/icons-react'
import { lazy } from 'react'
import type { OwnView } from '#app/web/objects/object-view.ts'
import { openComposer } from './open-composer.ts'

const RecordComposer = lazy(async () => ({ default: (await import('./RecordComposer.tsx')).RecordComposer }))

/** Notes and tasks on the records of objects that the workspace made. */
export const aboutOwnRecords: OwnView = {
  actions: (_, words) => [
    { id: 'note', label: words('actions.note'), icon: IconNote, makes: 'note', run: () => openComposer('note') },
    { id: 'task', label: words('actions.task'), icon: IconCheckbox, makes: 'task', run: () => openComposer('task') },
  ],
  Composer: RecordComposer,
  timeline: ['note', 'task', 'activity'],
}
