import { type AnyRoute, createRoute } from '@tanstack/react-router'
import { listRoute, objectRoutes, recordRoute } from '#app/web/objects/object-routes.tsx'
import { companyView } from './company-view.ts'
import { contactView } from './contact-view.ts'
import { HomeScreen } from './home/HomeScreen.tsx'
import { noteView } from './note-view.ts'
import { TasksScreen } from './TasksScreen.tsx'
import { taskView } from './task-view.tsx'

export { customersPanels } from './panels.tsx'

export const customersViews = [contactView, companyView, noteView, taskView]

/** Home, contacts, companies, notes and tasks. */
export const customersRoutes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/',
    staticData: { title: 'app:nav.home' },
    component: HomeScreen,
  }),
  ...objectRoutes(parent, contactView, 'contacts'),
  ...objectRoutes(parent, companyView, 'companies'),
  ...objectRoutes(parent, noteView, 'notes'),
  listRoute(parent, 'tasks', TasksScreen),
  recordRoute(parent, 'task', 'tasks'),
]
