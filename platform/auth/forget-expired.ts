import { sql } from 'kysely'
import type { TaskList } from '#platform/jobs/task'

/** Forgets what has run out: attempts, sessions, codes, links, and answers that nobody repeats a day later. */
export const authTasks: TaskList = {
  'auth.forgetExpired': async ({ kith }) => {
    const db = kith.database.app
    await sql`delete from attempts where ends_at < now()`.execute(db)
    await sql`delete from sessions where expires_at < now()`.execute(db)
    await sql`delete from verifications where expires_at < now()`.execute(db)
    // An invitation that ran out can be sent anew for a season.
    await kith.database.owner.query(`delete from invitations where expires_at < now() - interval '90 days'`)
    await sql`delete from founding_answers where created_at < now() - interval '24 hours'`.execute(db)
  },
}
