import { IconChartHistogram } from '@tabler/icons-react'
import type { NavigationItem } from '#app/web/navigation-item.ts'

/** Where reports on service stand in the rail. */
export const supportReportPlaces: NavigationItem[] = [
  {
    id: 'supportReports',
    module: 'conversations',
    label: 'app:nav.supportReports',
    href: '/support-reports',
    icon: IconChartHistogram,
    group: 'day',
    needs: 'conversations.read',
  },
]
