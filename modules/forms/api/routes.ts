import type { Ctx } from '#platform/ctx/ctx'
import { type Caller, type Route, routes } from '#platform/http/route'
import { formFields, forms } from '../contract/forms.ts'
import { formSubmissions } from '../contract/submissions.ts'
import { checkForm } from '../domain/check-form.ts'
import { acceptSubmission, adoptAnswers, deleteSubmission } from '../domain/decide-submission.ts'
import { findForm, listForms } from '../domain/find-form.ts'
import { listSubmissions } from '../domain/find-submission.ts'
import { askableFields } from '../domain/form-fields.ts'
import { changeForm, createForm, deleteForm } from '../domain/save-form.ts'
import { previewHtml } from '../page/preview.ts'

const found = (ctx: Ctx, { kith }: Caller, id: string) => findForm(ctx, kith.config.publicUrl, id)

export const formsRoutes: Route[] = [
  ...routes(forms, {
    list: async (ctx, { archived }, { kith }) => ({
      items: await listForms(ctx, kith.config.publicUrl, { archived: archived === 'true' }),
    }),
    get: (ctx, { id }, caller) => found(ctx, caller, id),
    create: async (ctx, draft, caller) => found(ctx, caller, await createForm(ctx, draft)),
    change: (ctx, patch, caller) => changeForm(ctx, patch).then(() => found(ctx, caller, patch.id)),
    remove: deleteForm,
    preview: async (ctx, draft) => {
      checkForm(ctx, draft.content)
      return { html: previewHtml(ctx, draft) }
    },
  }),
  ...routes(formFields, {
    list: async (ctx) => ({ items: askableFields(ctx).map((one) => ({ ...one, choices: [...one.choices] })) }),
  }),
  ...routes(formSubmissions, {
    list: listSubmissions,
    accept: acceptSubmission,
    adopt: adoptAnswers,
    remove: deleteSubmission,
  }),
]
