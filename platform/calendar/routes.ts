import { routes } from '#platform/http/route'
import { calendar } from './contract.ts'
import { listCalendar } from './list-calendar.ts'

export const calendarRoutes = routes(calendar, { list: listCalendar })
