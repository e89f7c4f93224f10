import { type Route, routes } from '#platform/http/route'
import './general-modules.ts'
import { adoption, dismissals, feedbackContract, home, moduleRollouts } from './contract.ts'
import { describeAdoption } from './describe-adoption.ts'
import { addDismissal, listDismissals, removeDismissals } from './dismissals.ts'
import { answerFeedback, giveFeedback, listFeedback } from './feedback.ts'
import { listFigures } from './figures.ts'
import { arrangeHome, describeHome, resetHome } from './home.ts'
import { listRollouts, modulesOff, setRollout } from './rollouts.ts'

export const adoptionRoutes: Route[] = [
  ...routes(home, {
    get: describeHome,
    figures: async (ctx, { mine }) => ({ items: await listFigures(ctx, { mine, off: await modulesOff(ctx) }) }),
    arrange: arrangeHome,
    reset: resetHome,
  }),
  ...routes(dismissals, {
    list: async (ctx) => ({ items: await listDismissals(ctx) }),
    add: async (ctx, { name }) => ({ items: await addDismissal(ctx, name) }),
    remove: async (ctx, { name }) => ({ items: await removeDismissals(ctx, name) }),
  }),
  ...routes(moduleRollouts, { list: async (ctx) => ({ items: await listRollouts(ctx) }), set: setRollout }),
  ...routes(adoption, { describe: (ctx, { days }) => describeAdoption(ctx, days) }),
  ...routes(feedbackContract, { list: listFeedback, give: giveFeedback, answer: answerFeedback }),
]
