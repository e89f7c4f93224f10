import { readOn } from '#modules/forms'

export const ACCENT = '#0b635d'

/** The style sheet of the help centre. @param accent as #0b635d, checked by its shape */
export const lookOf = (
  accent: string,
): string => `:root{color-scheme:light dark;--accent:${accent};--on:${readOn(accent)};
--surface:light-dark(#fff,#191816);--canvas:light-dark(#f8f7f5,#131211);--text:light-dark(#23211e,#eceae6);--text-2:light-dark(#54504a,#b7b2aa);--text-3:light-dark(#6e6962,#98938b);--line:light-dark(#e9e6e1,#2a2825);--line-strong:light-dark(#d5d1ca,#403d38);--control:light-dark(#938e86,#736e67);--link:light-dark(#0b635d,#7fc4bc);--soft:light-dark(#f5f3f0,#22201e);--warn:light-dark(#fdf5e4,#2a2112)}
*{box-sizing:border-box}body{margin:0;font:15px/1.55 Inter,system-ui,-apple-system,"Segoe UI",sans-serif;background:var(--surface);color:var(--text);overflow-wrap:anywhere}
.w{max-width:1064px;margin:0 auto;padding:0 20px}a{color:var(--link);text-underline-offset:2px}h1,h2,h3,h4{line-height:1.3;letter-spacing:-.012em;font-weight:600}
.skip{position:absolute;inset-inline-start:-9999px}.skip:focus{position:static}
:is(a,button,input,summary):focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:4px}
.top{border-bottom:1px solid var(--line)}.top .w{display:flex;align-items:center;gap:24px;min-height:64px;flex-wrap:wrap;padding-block:8px}
.name{display:flex;align-items:center;gap:10px;margin-inline-end:auto;font-weight:600;color:var(--text);text-decoration:none;min-height:40px}.name span{font-weight:400;color:var(--text-3)}.name img{max-height:36px;max-width:180px}
.mark{display:grid;place-items:center;width:28px;height:28px;border-radius:6px;background:var(--accent);color:var(--on);font-weight:600}
.top nav{display:flex;gap:20px;flex-wrap:wrap}.top nav a{color:var(--text-2);text-decoration:none;font-size:14px;padding:8px 0}.top nav a:hover{text-decoration:underline}
.hero{background:var(--canvas);border-bottom:1px solid var(--line);padding:32px 0 36px}.hero h1{margin:0 0 16px;font-size:32px}.hero p{margin:0 0 16px;color:var(--text-2);max-width:640px}
.find{display:flex;gap:8px;max-width:660px}.find input{flex:1;min-width:0;min-height:48px;padding:0 16px;font:inherit;font-size:16px;color:inherit;background:var(--surface);border:1px solid var(--control);border-radius:8px}
button{min-height:48px;padding:0 18px;font:inherit;font-weight:500;color:var(--on);background:var(--accent);border:1px solid transparent;border-radius:8px;cursor:pointer}
button.plain{min-height:40px;color:var(--text);background:var(--surface);border-color:var(--line-strong)}button.plain[aria-pressed=true]{border-color:var(--link);background:var(--soft)}
.asked{margin:14px 0 0!important;font-size:14px;display:flex;flex-wrap:wrap;gap:4px 14px;color:var(--text-3)!important}
.i{flex:none;width:20px;height:20px;fill:none;stroke:currentColor;stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,280px),1fr));gap:12px;margin:32px 0;padding:0;list-style:none}
.card{display:flex;gap:12px;height:100%;padding:16px;border:1px solid var(--line);border-radius:8px;color:inherit;text-decoration:none}.card:hover{border-color:var(--line-strong);background:var(--canvas)}.card .i{color:var(--text-2);margin-top:1px}
.card b{font-weight:600;display:flex;justify-content:space-between;gap:8px}.card div{flex:1}.card small,.row small{display:block;font-size:14px;color:var(--text-2)}.n{font-weight:400;font-size:14px;color:var(--text-3);font-variant-numeric:tabular-nums;white-space:nowrap}
.two{display:grid;grid-template-columns:minmax(0,1fr) 320px;gap:48px;margin:32px 0 64px}h2.s{font-size:16px;margin:0 0 8px}
.rows{list-style:none;margin:0;padding:0}.row{display:flex;align-items:center;gap:12px;padding:12px 0;border-bottom:1px solid var(--line);color:inherit;text-decoration:none}.row div{flex:1}.row b{font-weight:500}.row:hover b{text-decoration:underline}.row .i{width:16px;height:16px;color:var(--text-3)}[dir=rtl] .row .i{transform:scaleX(-1)}
.box{border:1px solid var(--line);border-radius:8px;overflow:hidden}.box .row{padding:14px 16px}.box li:last-child .row{border:0}
.crumbs{display:flex;flex-wrap:wrap;gap:6px;margin:24px 0 0;font-size:14px;color:var(--text-3)}.crumbs a{color:var(--text-2)}
article{max-width:680px}article h1,.page h1{margin:12px 0 6px;font-size:28px}.quiet{color:var(--text-3);font-size:14px;margin:0}
.lead{font-size:17px;color:var(--text-2);margin:12px 0 0}.note{margin:16px 0;padding:10px 14px;border-radius:6px;background:var(--warn)}
.body{margin:24px 0 32px;font-size:16px;line-height:1.65}.body h2{font-size:20px;margin:32px 0 8px}.body h3{font-size:17px;margin:24px 0 6px}.body img{max-width:100%;height:auto;border-radius:6px;border:1px solid var(--line)}.body pre{overflow:auto;padding:12px 14px;background:var(--soft);border-radius:6px;font-size:14px}.body code{background:var(--soft);padding:1px 4px;border-radius:3px;font-size:.92em}.body pre code{padding:0}.body blockquote{margin:16px 0;padding-inline-start:14px;border-inline-start:3px solid var(--line-strong);color:var(--text-2)}.body table{border-collapse:collapse;display:block;overflow-x:auto;max-width:100%}.body th,.body td{border-bottom:1px solid var(--line);padding:8px 20px 8px 0;text-align:start;vertical-align:top}.body th{font-weight:600;font-size:14px;color:var(--text-2)}.body td p,.body th p,.body li p{margin:0}
.vote{margin:32px 0;padding:16px;border:1px solid var(--line);border-radius:8px;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center}.vote p{margin:0;flex:1 1 200px}.vote form{display:flex;gap:8px}
mark{background:none;color:inherit;font-weight:600}.hit{padding:16px 0;border-bottom:1px solid var(--line)}.hit a{font-weight:500;font-size:16px}.hit p{margin:4px 0 0;color:var(--text-2)}
footer{border-top:1px solid var(--line);padding:20px 0 40px;font-size:14px;color:var(--text-3)}
@media (max-width:48rem){.two{grid-template-columns:1fr;gap:32px;margin-bottom:40px}.hero{padding:24px 0}.hero h1{font-size:26px}article h1,.page h1{font-size:24px}.top nav{gap:4px 16px}}`
