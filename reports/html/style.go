package html

import (
	"fmt"
	"strings"
	"unicode"

	"lisparmen/reports"
)

// style is the look: the colours of window.md in light and dark, and the paper when it is printed.
func (p *page) style() string {
	return look + p.accent() + `@page {
	size: A4; margin: 25mm 20mm 25mm 25mm;
	@bottom-left { content: ` + cssText(p.footLine()) + `; font: 8.5pt "Noto Sans", "Segoe UI", sans-serif; color: #5C5F62; text-align: left; width: 85%; }
	@bottom-right { content: ` + cssText(reports.WordPage+" ") + ` counter(page) ` + cssText(" "+reports.WordPageOf+" ") + ` counter(pages); font: 8.5pt "Noto Sans", "Segoe UI", sans-serif; color: #5C5F62; white-space: nowrap; }
}
`
}

// cssText is words within a style; all but letters and digits are written by number, so that none ends it.
func cssText(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r != '<' && r < 128 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, `\%06X`, r)
	}
	b.WriteByte('"')
	return b.String()
}

const look = `:root {
	color-scheme: light dark;
	--ground: #FFFFFF; --raised: #F7F7F5; --text: #1B1B1B; --quiet: #5C5F62; --line: #DADAD6; --accent: #1F4E79;
	--met: #2E7D32; --partly: #8A5300; --lacking: #B3261E; --open: #5C5F62;
}
@media screen and (prefers-color-scheme: dark) {
	:root {
		--ground: #1D1F21; --raised: #26292C; --text: #ECECEA; --quiet: #A9ADB0; --line: #3A3E42; --accent: #8FB8DE;
		--met: #7BC67E; --partly: #E8B25C; --lacking: #F2938C; --open: #A9ADB0;
	}
	.letterhead img { padding: 6px; border-radius: 4px; background: #FFFFFF; }
}
body { margin: 0 auto; padding: 24px 16px; max-width: 58rem; background: var(--ground); color: var(--text); font: 1rem/1.5 "Noto Sans", "Segoe UI", system-ui, sans-serif; overflow-wrap: break-word; }
h1 { margin: 1.2rem 0 0; font-size: 1.9rem; line-height: 1.25; }
h2 { margin: 2.2rem 0 .5rem; font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 1.6rem 0 .4rem; font-size: 1.1rem; }
h4 { margin: 1.2rem 0 .2rem; font-size: 1rem; }
p { margin: 0 0 .75rem; }
main > p, main > ul:not([class]), main > ol, main > blockquote { max-width: 46rem; }
a { color: var(--accent); }
a:focus-visible, .wide:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
del { color: var(--lacking); }
ins { color: var(--met); font-weight: bold; }
.letterhead { display: flex; flex-wrap: wrap; align-items: center; gap: .2rem 1rem; margin: 0; }
.letterhead img { flex: none; }
.letterhead span { margin-left: auto; }
.letterhead span, .subtitle, .quiet, .note { color: var(--quiet); }
header { margin-bottom: 1.5rem; }
h1:last-child, .subtitle { padding-bottom: .6rem; border-bottom: 2px solid var(--accent); }
.subtitle { margin: 0 0 1.5rem; }
.lead { font-size: 1.2rem; }
.small { font-size: .85rem; color: var(--quiet); }
blockquote { margin: 0 0 .75rem; padding: 0 1rem; border-left: 3px solid var(--line); }
nav { margin: 1.5rem 0; }
nav p { font-weight: 700; margin: 0 0 .3rem; }
nav ul { list-style: none; padding: 0; margin: 0; }
nav .level2 { padding-left: 1.2rem; }
.wide { overflow-x: auto; margin: 1rem 0 1.4rem; }
table { border-collapse: collapse; width: 100%; font-size: .92rem; overflow-wrap: normal; }
caption { text-align: left; font-weight: 700; padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th, thead td { color: var(--quiet); border-bottom: 1.5px solid var(--quiet); vertical-align: bottom; }
.number { text-align: right; }
.total td, .total th { font-weight: 700; border-top: 1.5px solid var(--quiet); }
.state { white-space: nowrap; color: var(--open); }
.state svg { width: .72em; height: .72em; fill: currentColor; }
.met { color: var(--met); } .partly { color: var(--partly); } .lacking { color: var(--lacking); }
.figures, .lights { list-style: none; margin: 1rem 0 1.4rem; padding: 0; }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1rem; }
.figures li { border-top: 1.5px solid var(--quiet); padding-top: .3rem; }
.figures b, .figures span { display: block; }
.figures b { font-size: 1.7rem; line-height: 1.3; }
.figures .note { font-size: .85rem; }
.lights li { display: grid; grid-template-columns: 8.2rem 1fr 8rem; gap: .8rem; padding: .5rem 0; border-bottom: 1px solid var(--line); }
.lights li:last-child { border-bottom: 0; }
.about b { display: block; }
.coverage { text-align: right; color: var(--quiet); }
dl { margin: 1rem 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(17rem, 1fr)); gap: .5rem 1.5rem; }
dt { font-size: .85rem; color: var(--quiet); }
dd { margin: 0; }
.secrecy { border: 1.5px solid var(--text); padding: .8rem 1rem .2rem; margin: 1.2rem 0; font-size: .92rem; }
.secrecy p { margin: 0 0 .4rem; }
.secrecy dl { margin: .4rem 0; grid-template-columns: 1fr; gap: .2rem; }
.secrecy dl div { display: grid; grid-template-columns: 7rem 1fr; }
figure { margin: 1rem 0 1.4rem; }
figure svg { max-width: 100%; height: auto; background: #FFFFFF; font-family: "Noto Sans", "Segoe UI", sans-serif; }
figcaption { font-size: .85rem; color: var(--quiet); }
footer { margin-top: 3rem; padding-top: .5rem; border-top: 1px solid var(--line); font-size: .85rem; color: var(--quiet); }
@media (max-width: 40rem) { .lights li { grid-template-columns: 1fr; gap: 0; } .coverage { text-align: left; } }
@media print {
	body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.43; }
	h1 { font-size: 20pt; } h2 { font-size: 14pt; } h3 { font-size: 11.5pt; } h4 { font-size: 10.5pt; }
	h1, h2, h3, h4, caption { break-after: avoid; }
	tr, li, dl div, figure, .secrecy, .group { break-inside: avoid; }
	thead { display: table-header-group; }
	.page { break-after: page; }
	.wide { overflow: visible; }
	table { font-size: 9pt; } th, td { padding-right: .6rem; overflow-wrap: anywhere; }
	a { color: inherit; }
	footer { display: none; }
}
`
