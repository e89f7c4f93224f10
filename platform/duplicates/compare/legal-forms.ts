const words = (list: string) => new Set(list.split(/\s+/))

/** Legal forms, as the words they leave after folding (`s.r.o.` is `s r o`). Written by hand. */
const FORMS = words(`ag gmbh mbh kg kgaa ohg gbr ug ev eg ek se haftungsbeschrankt gesellschaft
  inc incorporated corp corporation co company llc llp lp ltd limited plc pllc pc
  sa sas sasu sarl eurl snc sci spa srl srls sl slu bv nv vof cv bvba sprl
  ab aktiebolag as asa aps oy oyj hf ehf ou uab sia kft zrt bt nyrt doo dd ad eood ood sro spol zoo
  pty pte pvt bhd sdn gk kk ltda eireli cia holding group gruppe`)

/** Abbreviations that consist of single letters once folded. */
const SPELT =
  / (?:s r o|s a|s r l|s p a|s l|s a r l|s a s|b v|n v|a s|e v|e k|g m b h|a g|o o|z o o|sp z o o|p l c|l l c|l t d|d o o|c o)(?= |$)/g

const JOINING = words('and und et y e och og en the der die das le la les el los of')

/** The words that tell one organisation from another: folded, without legal form, articles and “and”. All of them, when nothing else is left. */
export function tellingWords(folded: string): string[] {
  const all = ` ${folded}`.replace(SPELT, '').trim().split(' ').filter(Boolean)
  const telling = all.filter((word) => !FORMS.has(word) && !JOINING.has(word))
  return telling.length > 0 ? telling : folded.split(' ').filter(Boolean)
}

/** Whether a name ends in a legal form, as those of organisations do. @param folded as `folded` makes it of a name */
export const hasLegalForm = (folded: string): boolean =>
  / (?:s r o|s p a|s a r l|sp z o o|p l c|l l c|e v|e k)$/.test(folded) ||
  FORMS.has(folded.split(' ').slice(1).at(-1) ?? '')
