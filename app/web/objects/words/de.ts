import { type Catalogue, together } from './together.ts'

export default together(
  import.meta.glob<Catalogue>('../../../../modules/*/web/locales/de.json', {
    eager: true,
    import: 'default',
    query: '?objects',
  }),
)
