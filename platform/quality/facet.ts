import { declareFacet } from '#platform/objects/facets'
import { tags } from '#platform/objects/field'
import { type ObjectType, objectType } from '#platform/objects/object-type'
import { marks } from './marks.ts'

/** The marks as the filter language sees them: `{field: 'quality.marks', op: 'in', value: ['nameCase']}`. */
const marksType = objectType({
  ...{ name: 'qualityMark', plural: 'qualityMarks', module: 'objects', table: 'qualityMarks', icon: '' },
  title: [],
  defaultSort: '-id',
  fields: { marks: tags({ options: Object.keys(marks) }) },
  timeline: () => ({}),
}) as unknown as ObjectType // the engine reads fields by name only

for (const object of ['contact', 'company']) declareFacet({ object, name: 'quality', type: marksType })
