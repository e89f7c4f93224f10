import { accuracyContract } from './contract/accuracy.ts'
import { forecastContract } from './contract/forecast.ts'
import { submissionsContract } from './contract/submissions.ts'
import { targetsContract } from './contract/targets.ts'
import './events.ts'

export const forecastContracts = {
  forecast: forecastContract,
  targets: targetsContract,
  forecastSubmissions: submissionsContract,
  forecastAccuracy: accuracyContract,
}

export { forecastRoutes } from './api/routes.ts'
export { forgetDemoForecast } from './domain/forget-demo.ts'
export { forecastTasks } from './jobs/tasks.ts'
export { seedNights, seedSubmissions, seedTargets } from './seed.ts'
