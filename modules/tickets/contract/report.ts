import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { reportParts } from '../domain/sla-report.ts'

const Line = z.object({
  part: z.string().nullable().describe('An id, or a word; null: none'),
  name: z.string().nullable(),
  met: z.int(),
  late: z.int().describe('Ended after it was due'),
  overdue: z.int().describe('Due, and still open'),
  attainment: z.number().nullable().describe('met ÷ (met + late + overdue); null: nothing was due'),
  records: z.unknown().describe('The tickets counted, as a filter'),
  missed: z.unknown().describe('Those of which something was missed, as a filter'),
})

/** What was kept and what was missed. */
export const slaReportContract = {
  get: endpoint({
    method: 'GET',
    path: '/sla-report',
    summary:
      'Targets that were due in a period: kept, late or overdue, in all and by policy, person, team, kind or reason',
    permission: 'tickets.read',
    input: z.strictObject({
      from: Day.describe('The first day, in the workspace’s time zone'),
      to: Day.describe('The last day, included'),
      by: z.enum(reportParts).default('policy'),
    }),
    output: z.object({ total: Line, items: z.array(Line) }),
    example: { from: '2026-11-01', to: '2026-11-30' },
  }),
}
