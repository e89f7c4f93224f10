import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { client } from '#app/web/api.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { tellFailure } from '#app/web/ui/toasts.tsx'
import { arrangementOf } from './arrange.ts'
import { homeCards } from './cards.ts'
import { type Arrangement, type Home, homeQuery } from './home-query.ts'

/** How one's home is arranged; each change shows at once and is kept in the order they were made. */
export function useArrangement() {
  const queries = useQueryClient()
  const { session } = useShell()
  const { data: home } = useSuspenseQuery(homeQuery)
  const cards = homeCards.filter(({ module }) => !module || !session.modulesOff.includes(module))
  const show = (arrangement: Arrangement | null) =>
    queries.setQueryData(homeQuery.queryKey, (was: Home | undefined) => was && { ...was, arrangement })
  const keep = useMutation({
    scope: { id: 'home' },
    mutationFn: async (arrangement: Arrangement | null) => {
      await (arrangement ? client.home.arrange(arrangement) : client.home.reset({}))
    },
    onMutate: async (arrangement) => {
      await queries.cancelQueries({ queryKey: homeQuery.queryKey })
      show(arrangement)
    },
    onError: async (problem) => {
      await queries.invalidateQueries({ queryKey: homeQuery.queryKey })
      await tellFailure(problem)
    },
  })
  const arrangement = arrangementOf(home.arrangement, home.audience, cards)
  const setMine = (id: string, mine: boolean) => {
    const others = arrangement.mine.filter((other) => other !== id)
    keep.mutate({ ...arrangement, mine: mine ? [...others, id] : others })
  }
  return { home, cards, arrangement, isOwn: home.arrangement !== null, keep: keep.mutate, setMine }
}
