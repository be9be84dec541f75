/// How the family's copy looks: large letters, dark on white, room to write, one column.
enum CopyStyle {
  static let page: StaticString = """
    @page { size: A4; margin: 16mm; }
    body { font-family: "Noto Sans", "Noto Sans Arabic", "Segoe UI", "DejaVu Sans", sans-serif; font-size: 20px; line-height: 1.5; color: #111; background: #fff; max-width: 780px; margin: 0 auto; padding: 16px; }
    html[dir="rtl"] body { font-size: 22px; line-height: 1.7; }
    h1 { font-size: 38px; line-height: 1.2; margin: 0; }
    h2 { font-size: 25px; line-height: 1.3; margin: 32px 0 8px; border-block-start: 3px solid #111; padding-block-start: 10px; break-after: avoid; }
    h3 { font-size: 21px; margin: 20px 0 4px; break-after: avoid; }
    p { margin: 6px 0; }
    .child { font-size: 28px; font-weight: 700; }
    .draft { border: 3px dashed #111; padding: 8px 14px; font-weight: 700; margin: 14px 0; }
    .aim { font-size: 23px; font-weight: 700; }
    .quiet { color: #444; font-size: 17px; }
    .danger { border: 3px solid #111; padding: 8px 14px; font-weight: 700; margin: 12px 0; }
    table { width: 100%; border-collapse: collapse; margin: 8px 0; }
    th { text-align: start; font-size: 17px; border-block-end: 2px solid #111; padding: 4px 8px; }
    td { vertical-align: top; border-block-end: 1px solid #888; padding: 8px; }
    tr { break-inside: avoid; }
    .by { width: 30%; }
    .who { width: 22%; }
    .box { width: 9%; text-align: center; }
    ul { margin: 6px 0; padding-inline-start: 28px; }
    li { margin: 6px 0; }
    blockquote { margin: 8px 0; padding-inline-start: 14px; border-inline-start: 4px solid #888; }
    .line td, .line th { height: 46px; vertical-align: bottom; border-block-end: 1px solid #888; }
    .keep { break-inside: avoid; }
    footer { margin-top: 28px; border-top: 1px solid #888; font-size: 16px; color: #444; }
    """
}
