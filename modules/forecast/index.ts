import { forecastContract } from './contract/forecast.ts'
import { targetsContract } from './contract/targets.ts'
import './events.ts'

export const forecastContracts = { forecast: forecastContract, targets: targetsContract }

export { forecastRoutes } from './api/routes.ts'
export { forgetDemoForecast } from './domain/forget-demo.ts'
export { seedTargets } from './seed.ts'
