import type { TaskList } from '#platform/jobs/task'
import { mailInvitation } from './mail-invitation.ts'

export const peopleTasks: TaskList = { 'invitations.mail': mailInvitation }
