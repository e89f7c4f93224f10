import { declareFacet } from '#platform/objects/facets'
import { tags } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'

/** The marks as the filter language sees them: `{field: 'quality.marks', op: 'contains', value: 'nameCase'}`. */
const marksType = objectType({
  ...{ name: 'qualityMark', plural: 'qualityMarks', module: 'platform', table: 'qualityMarks', icon: '' },
  title: [],
  defaultSort: '-id',
  fields: { marks: tags() },
  timeline: () => ({}),
}) as unknown as ObjectType // the engine reads fields by name only

for (const object of ['contact', 'company']) declareFacet({ object, name: 'quality', type: marksType })
