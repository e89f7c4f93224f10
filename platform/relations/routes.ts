import './events.ts'
import { type Route, routes } from '#platform/http/route'
import { relations, relationTypes } from './contract.ts'
import { listRelations } from './list-relations.ts'
import { relationGraph } from './relation-graph.ts'
import { changeType, createType, listTypes } from './relation-types.ts'
import { changeRelation, createRelation, removeRelation } from './save-relation.ts'

export const relationRoutes: Route[] = [
  ...routes(relationTypes, { list: listTypes, create: createType, change: changeType }),
  ...routes(relations, {
    list: listRelations,
    create: createRelation,
    change: changeRelation,
    remove: removeRelation,
    graph: relationGraph,
  }),
]
