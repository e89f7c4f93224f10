import { forgetFiles } from '#platform/files/forget-files'
import type { Job, TaskList } from '#platform/jobs/task'

const KEPT_DAYS = 30

interface Gone {
  answers: { fileId?: string }[]
}

/** Forgets what nobody confirmed, and what fell into the trap and nobody took in, a month after it came. */
async function forgetUnconfirmed({ kith }: Pick<Job, 'kith'>): Promise<void> {
  const { owner } = kith.database
  const { rows } = await owner.query<Gone>(
    `delete from form_submissions where (status = 'waiting' or why = 'trap')
       and status <> 'received' and created_at < $1::timestamptz - make_interval(days => $2) returning answers`,
    [kith.now(), KEPT_DAYS],
  )
  const files = rows.flatMap(({ answers }) => answers.flatMap(({ fileId }) => fileId ?? []))
  await forgetFiles(owner, files)
}

export const formsTasks: TaskList = { 'forms.forget': forgetUnconfirmed }
