import { createReadStream, createWriteStream } from 'node:fs'
import { access } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type Acting, type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { readWhole } from '#platform/exports/whole/read-whole'
import { receiveContent } from '#platform/files/content'
import { marked } from '#platform/files/csv-download'
import { MOST_BYTES } from '#platform/files/store-file'
import { refuseInput } from '#platform/http/refusal'
import { correctImport } from '#platform/imports/change-import'
import { createImport } from '#platform/imports/create-import'
import { describeImport } from '#platform/imports/describe-import'
import { failedRowsOf } from '#platform/imports/failures'
import { ImportForm } from '#platform/imports/import-input'
import type { Import } from '#platform/imports/import-shape'
import { cancelImport, startRun } from '#platform/imports/run/start-run'
import { importTasks } from '#platform/imports/tasks'
import { startUndo } from '#platform/imports/undo/undo-import'
import { startWorker } from '#platform/jobs/worker'
import { operatorActing, type Whom } from './operator.ts'
import { runCommand } from './run.ts'

export interface ImportOptions extends Whom {
  as?: string
  match?: string
  mode?: string
  map?: string[]
  sheet?: string
  failures?: string
  undo?: string
  everything?: boolean
}

/** `kith import`: imports a file, or takes an import back, and waits for its end. */
export const importFile = (file: string | undefined, options: ImportOptions) =>
  runCommand(async ({ kith }) => {
    const acting = await operatorActing(kith, options)
    if (options.everything) return fillWorkspace(kith, acting, file ?? '')
    const within = <T>(work: (ctx: Ctx) => Promise<T>) => inWorkspace(kith, acting, work)
    if (options.undo && !z.uuid().safeParse(options.undo).success)
      refused('--undo', 'This is no id of an import', 'See the last line that kith import printed.')
    const id = options.undo ?? (await drafted(kith, acting, file, options))
    await within((ctx) => (options.undo ? startUndo(ctx, id) : startRun(ctx, id)))
    // The job is in the queue. This process takes part in working it off; a Kith that runs may be quicker, and finishes
    // what this one leaves when it is killed.
    const worker = await startWorker(kith, importTasks, { concurrency: 1 })
    const stop = () => void within((ctx) => cancelImport(ctx, { id })).catch(() => process.exit(1))
    process.once('SIGINT', stop)
    try {
      const ended = await follow(() => within((ctx) => describeImport(ctx, id)))
      if (options.failures && ended.counts.failed > 0)
        await pipeline(Readable.from(marked(failedRowsOf(kith, acting, id))), createWriteStream(options.failures))
      console.log(summaryOf(ended))
      if (ended.status === 'failed' || ended.counts.failed > 0) process.exitCode = 1
    } finally {
      process.off('SIGINT', stop)
      await worker.stop()
    }
  })

/** Fills an empty workspace from an export of another: all of it, or nothing. */
async function fillWorkspace(kith: Kith, acting: Acting, file: string): Promise<void> {
  await readable(file)
  const rows = await inWorkspace(kith, acting, async (ctx) => {
    const read = await readWhole(ctx, file, async (done) => {
      if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${count(done)} rows`)
    })
    await ctx.record({
      type: 'workspace.imported',
      object: 'workspace',
      payload: { fileName: path.basename(file), rows: read },
    })
    return read
  })
  console.log(`Done: ${count(rows)} rows.`)
}

const readable = (file: string) =>
  access(file).catch(() => refused(file, 'This file cannot be read', 'Check its name and your right to read it.'))

/** The file as a draft, its columns as suggested but for those the command names. @returns its id */
async function drafted(
  kith: Kith,
  acting: Acting,
  file: string | undefined,
  { as, match, mode, sheet, map = [] }: ImportOptions,
): Promise<string> {
  if (!file || !as)
    return refused('file', 'There is no file, or no word of what it holds', 'kith import people.xlsx --as contacts')
  await readable(file)
  const given = {
    ...{ object: as, start: 'false' },
    ...(match ? { matchOn: match } : {}),
    ...(mode ? { mode } : {}),
    ...(sheet ? { options: { sheet } } : {}),
  }
  const form = ImportForm.safeParse(given)
  if (!form.success) return refused('--match, --mode', form.error.issues[0]?.message ?? '', 'See kith import --help.')
  const name = path.basename(file)
  const content = await receiveContent(kith.config, createReadStream(file), { name, mostBytes: MOST_BYTES })
  const upload = () => ({ file: { ...content, name }, fields: {} })
  return inWorkspace(kith, acting, async (ctx) => {
    const draft = await createImport(ctx, form.data, { kith, upload })
    if (map.length > 0) await correctImport(ctx, { id: draft.id, mapping: remapped(draft, map.map(pairOf)) }, { kith })
    return draft.id
  })
}

function refused(where: string, message: string, mend: string): never {
  return refuseInput({ path: where, code: 'invalid_value', message, mend })
}

function pairOf(text: string): [header: string, field: string] {
  const at = text.lastIndexOf('=')
  return at > 0
    ? [text.slice(0, at), text.slice(at + 1)]
    : refused('--map', `“${text}” names no field`, "Write --map 'E-Mail=emails'.")
}

/** The suggestion with some columns put elsewhere; a field that is given a column leaves the one it had. */
function remapped({ mapping, shape, targets }: Import, pairs: [header: string, field: string][]) {
  const repeats = new Set(targets.filter((target) => target.repeats || target.slots).map((target) => target.path))
  const named = new Map(pairs)
  const taken = new Set(pairs.flatMap(([, field]) => (repeats.has(field) ? [] : field)))
  const kept = mapping.flatMap((one) => {
    const header = shape.columns[one.column]?.header ?? ''
    return named.has(header) || one.field === null || taken.has(one.field) ? [] : [one]
  })
  return [...kept, ...pairs.map(([column, field]) => ({ column, field: field === '' ? null : field }))]
}

const ENDS: readonly Import['status'][] = ['done', 'failed', 'cancelled', 'undone']
const LOOK_MS = 200

async function follow(look: () => Promise<Import>): Promise<Import> {
  for (;;) {
    const now = await look()
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${ENDS.includes(now.status) ? '' : lineOf(now)}`)
    if (ENDS.includes(now.status)) return now
    await delay(LOOK_MS)
  }
}

const count = (number: number) => number.toLocaleString('en')

function lineOf({ counts, rate, secondsLeft }: Import): string {
  const pace = rate ? `  ${count(Math.round(rate))} rows/s` : ''
  return `${count(counts.done)} of ${count(counts.total)}${pace}${secondsLeft === null ? '' : `  ${Math.ceil(secondsLeft)} s left`}`
}

function summaryOf({ id, status, counts, reasons, error, undoConflicts, fileName }: Import): string {
  if (status === 'undone')
    return [
      `Taken back: ${fileName}. What it created is in the trash.`,
      ...(undoConflicts.count > 0
        ? [`${count(undoConflicts.count)} fields were changed since and stay as they are.`]
        : []),
    ].join('\n')
  const { created, updated, unchanged, failed, leftOut } = counts
  const figures = Object.entries({ created, updated, unchanged, failed, 'left out': leftOut })
  return [
    `${{ done: 'Done', cancelled: 'Stopped' }[status as 'done'] ?? 'Failed'}: ${figures.map(([name, number]) => `${count(number)} ${name}`).join(', ')}.`,
    ...(error ? [`${error.message}. ${error.mend}`] : []),
    ...reasons.slice(0, 5).map(({ code, count: rows, mend, examples }) => {
      const [first] = examples
      return `  ${code}, ${count(rows)} rows${first ? `, as row ${first.row}${first.value ? ` “${first.value}”` : ''}` : ''}: ${mend}`
    }),
    `Take it back with: kith import --undo ${id}`,
  ].join('\n')
}
