import { createWriteStream, existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Ctx, inWorkspace } from '#platform/ctx/ctx'
import { recordTaken, type Writing } from '#platform/exports/run-export'
import { checkedList } from '#platform/exports/start-export'
import { writeList } from '#platform/exports/table/write-list'
import { writeWhole } from '#platform/exports/whole/write-whole'
import { refuseInput } from '#platform/http/refusal'
import { operatorActing, type Whom } from './operator.ts'
import { runCommand } from './run.ts'

export interface ExportOptions extends Whom {
  as?: string
}

const KINDS = { '.csv': 'csv', '.xlsx': 'xlsx', '.zip': 'zip' } as const

/** `kith export`: a list as CSV or XLSX, or the whole workspace as a zip. */
export const exportFile = (file: string, options: ExportOptions) =>
  runCommand(async ({ kith }) => {
    if (existsSync(file)) refused('There is such a file', 'Name a new one.')
    const format =
      KINDS[path.extname(file) as keyof typeof KINDS] ??
      refused('It is no kind of file', 'End its name with .zip, .xlsx or .csv.')
    if ((format === 'zip') === (options.as !== undefined))
      refused(
        'A zip is everything, a table is of one kind',
        'kith export all.zip, or kith export people.xlsx --as contacts',
      )
    const acting = await operatorActing(kith, options)
    const draft = `${file}.${process.pid}.part`
    let rows = 0
    try {
      const reading = async (ctx: Ctx) => {
        const tell: Writing['tell'] = async (done) => {
          rows = done
        }
        const list = options.as
          ? await checkedList(ctx, { object: options.as })
          : { object: null, query: {}, columns: [] }
        const stream = await (options.as ? writeList : writeWhole)(ctx, { asked: { ...list, format }, tell })
        await pipeline(stream, createWriteStream(draft, { mode: 0o600 }))
        return list
      }
      const asked = await inWorkspace(kith, acting, reading, { oneMoment: true })
      const taken = {
        kind: options.as ? 'list' : 'workspace',
        object: asked.object,
        format,
        fileName: path.basename(file),
      } as const
      await inWorkspace(kith, acting, (ctx) => recordTaken(ctx, taken, rows))
      await rename(draft, file)
    } finally {
      await rm(draft, { force: true })
    }
    console.log(`${rows.toLocaleString('en')} rows written to ${file}.`)
  })

function refused(message: string, mend: string): never {
  return refuseInput({ path: 'file', code: 'invalid_value', message, mend })
}
