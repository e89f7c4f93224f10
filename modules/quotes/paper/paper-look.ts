/** How the page of a document looks: paper on a desk, light and dark, on a phone each line a card. */
export const paperLook = `:root{color-scheme:light dark;--text:light-dark(#23211e,#eceae6);--quiet:light-dark(#6e6962,#b7b2aa);--line:light-dark(#e4e0da,#3a3733);--accent:light-dark(#0b635d,#7fc4bc)}
*{box-sizing:border-box}body{margin:0;padding:2rem 1rem;font:15px/1.5 system-ui,sans-serif;background:light-dark(#f5f3f0,#131211);color:var(--text)}
main{max-width:50rem;margin:0 auto;padding:2.5rem;background:light-dark(#fff,#1b1a18);border:1px solid var(--line);border-radius:10px}
h1{margin:1.5rem 0 0;font-size:1.5rem;line-height:1.3;overflow-wrap:anywhere}h2{margin:0 0 .75rem;font-size:1rem}p{margin:0;overflow-wrap:anywhere}.quiet{color:var(--quiet)}.prose{margin:1.25rem 0;white-space:pre-line}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;flex-wrap:wrap}.sender{font-weight:600;font-size:1.0625rem}
.sender img{display:block;max-width:min(100%,18rem);max-height:4.5rem;border-radius:4px}.foot{margin-top:2rem;padding-top:1rem;font-size:.8125rem;color:var(--quiet);white-space:pre-line;border-top:1px solid var(--line);overflow-wrap:anywhere}.state{padding:.25rem .625rem;font-size:.875rem;border:1px solid var(--line);border-radius:6px}.state[data-state=accepted]{border-color:light-dark(#1b6b3a,#7cc596);color:light-dark(#1b6b3a,#7cc596)}.state[data-state=expired],.state[data-state=superseded],.state[data-state=declined]{border-color:light-dark(#9a3412,#f0a27d);color:light-dark(#9a3412,#f0a27d)}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:1rem 2rem;margin:1.5rem 0}.facts dd+dt{margin-top:.5rem}.facts dt{font-size:.8125rem;color:var(--quiet)}dd{margin:0;overflow-wrap:anywhere}
table{width:100%;margin-top:1.5rem;border-collapse:collapse}th,td{padding:.625rem .5rem;text-align:end;vertical-align:top;font-weight:400;border-bottom:1px solid var(--line);font-variant-numeric:tabular-nums;white-space:nowrap}
thead th{font-size:.8125rem;color:var(--quiet)}th:first-child{padding-inline-start:0;text-align:start;white-space:normal;overflow-wrap:anywhere}tbody th{font-weight:500}tbody th p{font-weight:400;font-size:.875rem;white-space:pre-line}td:last-child,thead th:last-child{padding-inline-end:0}td span{display:block;font-size:.8125rem}
.totals{width:min(100%,24rem);margin:1rem 0 0 auto}.totals div{display:flex;justify-content:space-between;gap:1rem;padding:.125rem 0;font-variant-numeric:tabular-nums}.totals .sum{font-weight:600}.totals .sum:not(:last-child){margin-bottom:.5rem}
.terms{margin-top:2rem;padding-top:1.25rem;border-top:1px solid var(--line);font-size:.9375rem}.terms .prose{margin:0}.pdf{margin-top:1.5rem}a,summary{color:var(--accent)}
form{display:grid;gap:1rem;margin-top:1rem}.accept{margin-top:1.5rem;padding:1.5rem;border:1px solid var(--line);border-radius:8px}.accept h2{margin:0}label{display:grid;gap:.25rem;font-size:.9375rem}
input:not([type=checkbox]),textarea{width:100%;min-height:44px;padding:.5rem .75rem;font:inherit;font-size:16px;color:inherit;background:light-dark(#fff,#211f1d);border:1px solid light-dark(#8b867e,#736e67);border-radius:6px}
.agree{display:flex;gap:.625rem;align-items:flex-start}.agree input{flex:none;width:20px;height:20px;margin:.125rem 0 0;accent-color:#0b635d}
button{justify-self:start;min-height:44px;padding:0 1.25rem;font:inherit;color:inherit;background:light-dark(#fff,#211f1d);border:1px solid light-dark(#8b867e,#736e67);border-radius:6px;cursor:pointer}.main{color:#fff;background:#0b635d;border-color:#0b635d;font-weight:600}
:is(a,button,input,textarea,summary):focus-visible{outline:2px solid var(--accent);outline-offset:2px}.wrong{color:light-dark(#9a3412,#f0a27d);font-weight:600}details{margin-top:1.25rem}
.sign p{font-size:.9375rem;margin-bottom:.25rem}canvas{display:block;width:100%;max-width:600px;height:auto;margin-bottom:.5rem;background:#fff;border:1px solid #8b867e;border-radius:6px;touch-action:none}.signature{display:block;width:min(100%,20rem);margin-top:1rem;fill:none;stroke:var(--text);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
@media (max-width:40rem){body{padding:0}main{padding:1.25rem;border:0;border-radius:0}thead{position:absolute;clip-path:inset(50%)}tr{display:grid;grid-template-columns:1fr auto;padding:.75rem 0;border-bottom:1px solid var(--line)}th,td{border:0;padding:.125rem 0}tbody th,td:not(.empty){grid-column:1/-1;display:flex;justify-content:space-between;gap:1rem;text-align:end}tbody th{display:block}td.empty{display:none}td::before{content:attr(data-label);color:var(--quiet)}td:last-child{font-weight:600;flex-wrap:wrap}td:last-child span{flex-basis:100%;font-weight:400}.main{width:100%}}
@media print{body{padding:0;background:#fff}main{border:0;padding:0}form,details,.pdf{display:none}}`

/** The business's colour: over the paper, and on the button to accept, with ink that reads on it. Links stay readable as they are. */
export const brandLook = (colour: string): string =>
  `main{border-top:4px solid ${colour}}.main{background:${colour};border-color:${colour};color:${inkOn(colour)}}.agree input{accent-color:${colour}}@media (max-width:40rem){main{border-top:4px solid ${colour}}}`

/** Black or white, whichever stands out more (WCAG 2.2, relative luminance). */
export function inkOn(colour: string): '#fff' | '#000' {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#fff' : '#000'
}
