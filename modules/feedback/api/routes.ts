import { type Route, routes } from '#platform/http/route'
import { surveySettingsContract, surveysContract } from '../contract/surveys.ts'
import { listSurveys } from '../domain/list-surveys.ts'
import { changeSurveySettings, describeSettings } from '../domain/survey-settings.ts'

export const feedbackRoutes: Route[] = [
  ...routes(surveysContract, { list: listSurveys }),
  ...routes(surveySettingsContract, { get: describeSettings, change: changeSurveySettings }),
]
