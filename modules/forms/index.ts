import { formFields, forms } from './contract/forms.ts'
import { formSubmissions } from './contract/submissions.ts'
import './first-acts.ts'

export const formsContract = { forms, formFields, formSubmissions }

export { formsRoutes } from './api/routes.ts'
export { writeLead } from './domain/submit/write-lead.ts'
export { formsTasks } from './jobs/forget.ts'
export { readOn } from './page/look.ts'
export { mountForms } from './page/serve-forms.ts'
export { seedForms } from './seed.ts'
