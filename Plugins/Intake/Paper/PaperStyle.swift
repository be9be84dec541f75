/// How a printed form looks: large enough to write in, black on white, nothing cut between pages.
enum PaperStyle {
  static let css = """
    @page { size: A4; margin: 14mm 14mm 16mm 14mm;
      @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
    * { box-sizing: border-box; }
    body { font: 11.5pt/1.35 "Noto Sans", "Noto Naskh Arabic", "DejaVu Sans", sans-serif;
      color: #000; background: #fff; max-width: 182mm; margin: 0 auto; }
    h1 { font-size: 18pt; margin: 0 0 2mm 0; }
    h2 { font-size: 14pt; margin: 7mm 0 2mm 0; border-bottom: 0.6mm solid #000;
      break-after: avoid; }
    h3, h4 { font-size: 12.5pt; margin: 5mm 0 2mm 0; break-after: avoid; }
    p { margin: 0; }
    header { border: 0.5mm solid #000; padding: 4mm; margin-bottom: 4mm; }
    .sheet { font-size: 12pt; }
    .sheet b { font: bold 15pt monospace; letter-spacing: 1mm; }
    .who { display: flex; gap: 5mm; margin-top: 7mm; }
    .who span { flex: 1; border-top: 0.3mm solid #000; font-size: 9pt; }
    .careful { font-size: 9pt; margin-top: 3mm; }
    .note { margin: 3mm 0; padding-inline-start: 3mm; border-inline-start: 1mm solid #777; }
    .row { border: 0.3mm solid #555; padding: 0 3mm 2mm 3mm; margin: 4mm 0; }
    .question { display: flex; gap: 3mm; padding: 2.5mm 0 3mm 0; break-inside: avoid;
      border-bottom: 0.2mm dotted #888; }
    .code { font: 10.5pt monospace; min-width: 19mm; padding-top: 0.6mm; }
    .ask { flex: 1; }
    .label { font-weight: bold; }
    .needed { font-weight: normal; font-size: 9pt; white-space: nowrap; }
    .hint, .how { font-size: 9.5pt; color: #222; }
    .if { font-size: 9.5pt; font-style: italic; }
    .line { border-bottom: 0.3mm solid #000; height: 9mm; }
    .short { width: 60mm; }
    .choices { margin-top: 1mm; }
    .wide { columns: 2; column-gap: 8mm; }
    .choice { padding: 0.9mm 0; break-inside: avoid; }
    .box { display: inline-block; width: 4.5mm; height: 4.5mm; border: 0.4mm solid #000;
      vertical-align: -0.8mm; margin-inline-end: 2mm; }
    .go { font-weight: bold; white-space: nowrap; }
    .combs { display: flex; gap: 4mm; margin-top: 2mm; justify-content: flex-start; }
    [dir=rtl] .combs { justify-content: flex-end; }
    .comb { display: inline-flex; flex-direction: column; align-items: center; }
    .comb i { display: inline-block; width: 7mm; height: 8.5mm; border: 0.3mm solid #000;
      margin-inline-end: -0.3mm; }
    .comb small { font-size: 8pt; }
    .list { break-before: page; }
    .columns { columns: 3; column-gap: 6mm; font-size: 10pt; }
    @media screen { body { padding: 8mm; } }
    """
}
