import type { Answer, Origin } from '#modules/forms/contract/submissions.ts'
import type { Ctx } from '#platform/ctx/ctx'
import type { Content } from '#platform/files/content'
import { prepareInput } from '#platform/objects/save-records'
import { text } from '#platform/objects/text'
import { parseDate } from '#platform/values/date'
import { parseNumber } from '#platform/values/number'
import { parseDomain } from '#platform/values/url'
import type { StoredForm } from '../find-form.ts'
import type { Asked } from '../form-fields.ts'
import { contactInput } from './contact-input.ts'
import { shownFields } from './shown-fields.ts'

/** A file as it arrived, or what is wrong with it. */
export type SentFile = (Content & { name: string }) | 'file' | 'fileSize'

/** What came in from a page. */
export interface Sent {
  /** Of the page: sent twice it is one. */
  token: string
  values: ReadonlyMap<string, readonly string[]>
  files: ReadonlyMap<string, SentFile>
  agreed: boolean
  /** Something was written where people see no field. */
  trapped: boolean
  origin: Origin
}

/** What is wrong with an answer; a key of the page's words. */
export type Fault =
  | 'required' | 'consent' | 'email' | 'phone' | 'number' | 'date' | 'url' | 'choice' | 'long' | 'text' | 'file' | 'fileSize' // biome-ignore format: one glance

export interface Read {
  answers: Answer[]
  /** By the field's key; `consent` is the consent's. */
  faults: Map<string, Fault>
}

const MOST = { line: 500, paragraph: 20_000 }

/** Reads what was sent as the form asks for it. What was hidden by another answer is left out, whatever came for it. */
export function readAnswers(ctx: Ctx, form: StoredForm, asked: readonly Asked[], sent: Sent): Read {
  const faults = new Map<string, Fault>()
  const answers: Answer[] = []
  for (const field of shownFields(asked, sent.values)) {
    const read = readField(field, sent, form.language)
    if (typeof read === 'string') faults.set(field.key, read)
    else if (read) answers.push({ ...partsOf(field), ...read })
    else if (field.required) faults.set(field.key, 'required')
  }
  if (form.consent && !sent.agreed) faults.set('consent', 'consent')
  return { answers: normalised(ctx, asked, answers, faults), faults }
}

const partsOf = ({ key, of, field, label }: Asked) => ({ key, of, field, label })

function readField(field: Asked, { values, files }: Sent, locale: string): Pick<Answer, 'value'> | Fault | null {
  if (field.takes === 'file') {
    const file = files.get(field.key)
    return typeof file === 'object' ? { value: file.name } : (file ?? null)
  }
  const given = (values.get(field.key) ?? []).map((one) => one.trim()).filter((one) => one !== '')
  const [first] = given
  if (first === undefined) return null
  const known = new Set(field.options.map(({ value }) => value))
  switch (field.takes) {
    case 'boolean':
    case 'yes':
      return { value: true }
    case 'multiSelect':
      return given.every((one) => known.has(one)) ? { value: [...new Set(given)] } : 'choice'
    case 'select':
    case 'choice':
      return known.has(first) ? { value: first } : 'choice'
    case 'number':
    case 'rating': {
      const number = parseNumber(first, { locale })
      return number.ok ? { value: number.value } : 'number'
    }
    case 'date': {
      const date = parseDate(first, { locale })
      return date.ok ? { value: date.value } : 'date'
    }
    default:
      return readText(first, field)
  }
}

function readText(given: string, { takes, of, field }: Asked): Pick<Answer, 'value'> | Fault {
  const read = text(takes === 'paragraph' || takes === 'longText' ? MOST.paragraph : MOST.line).safeParse(given)
  if (!read.success) return read.error.issues[0]?.code === 'too_big' ? 'long' : 'text'
  if (of !== 'company' || field !== 'domain') return { value: read.data }
  const domain = parseDomain(read.data)
  return domain.ok ? { value: domain.value } : 'url'
}

/** Answers that become values of the contact in the form these are kept in. */
function normalised(
  ctx: Ctx,
  asked: readonly Asked[],
  answers: readonly Answer[],
  faults: Map<string, Fault>,
): Answer[] {
  const type = ctx.objects.find('contact')
  return answers.map((answer) => {
    if (answer.of !== 'contact') return answer
    const { input, errors } = prepareInput(type, contactInput(ctx, [answer]), ctx.workspace, true)
    if (errors.length > 0) {
      faults.set(answer.key, faultOf(asked.find(({ key }) => key === answer.key)?.takes, errors[0]?.code))
      return answer
    }
    const kept = input[answer.field]
    const [only] = Array.isArray(kept) ? kept : []
    const value = typeof Object(only).value === 'string' ? Object(only).value : (kept ?? answer.value)
    return { ...answer, value }
  })
}

const byType: Partial<Record<Asked['takes'], Fault>> = {
  ...{ emails: 'email', email: 'email', phones: 'phone', phone: 'phone', url: 'url', date: 'date' },
  ...{ number: 'number', rating: 'number', select: 'choice', multiSelect: 'choice' },
}
const faultOf = (takes: Asked['takes'] | undefined, code: string | undefined): Fault =>
  (takes && byType[takes]) ?? (code === 'too_big' ? 'long' : 'text')
