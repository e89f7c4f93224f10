import type { Ctx } from '#platform/ctx/ctx'
import type { Language } from '#platform/i18n/translate'
import type { FormContent } from '../contract/form-shape.ts'
import { askedFields } from '../domain/form-fields.ts'
import { formHtml } from './form-html.ts'

/** The page of a form that is being written, as a stranger would see it; it can be sent nowhere. */
export function previewHtml(
  ctx: Ctx,
  { content, language, consent }: { content: FormContent; language: Language; consent: string },
): string {
  return formHtml({
    ...{ content, language, consent, asked: askedFields(ctx, content.fields), business: ctx.workspace.name },
    ...{ action: null, token: '', origin: {}, isFramed: false, values: new Map(), faults: new Map() },
    ...{ notice: null, agreed: false, nonce: '' },
  })
}
