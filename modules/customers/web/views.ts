import { activityView } from './activity-view.tsx'
import { companyView } from './company-view.ts'
import { contactView } from './contact-view.ts'
import { noteView } from './note-view.ts'
import { taskView } from './task-view.tsx'

export { aboutOwnRecords } from './own-view.ts'
export { customersPanels } from './record-panels.ts'

/** How contacts, companies, notes and tasks are shown. */
export const customersViews = [contactView, companyView, noteView, taskView, activityView]
