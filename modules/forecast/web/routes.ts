import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readForecastSearch } from './forecast-search.ts'

/** The forecast of a period, and the targets beside it. */
export const forecastScreens = (parent: AnyRoute) => {
  const place = { getParentRoute: () => parent, staticData: { title: 'forecast:title' } }
  return [
    createRoute({
      ...place,
      path: '/forecast',
      validateSearch: readForecastSearch,
      component: lazyRouteComponent(() => import('./ForecastScreen.tsx'), 'ForecastScreen'),
    }),
    createRoute({
      ...place,
      path: '/forecast/accuracy',
      validateSearch: readForecastSearch,
      component: lazyRouteComponent(() => import('./AccuracyScreen.tsx'), 'AccuracyScreen'),
    }),
    createRoute({
      ...place,
      path: '/forecast/targets',
      validateSearch: readForecastSearch,
      component: lazyRouteComponent(() => import('./targets/TargetsScreen.tsx'), 'TargetsScreen'),
    }),
  ]
}
