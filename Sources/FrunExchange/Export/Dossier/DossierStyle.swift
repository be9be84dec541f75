/// How the dossier looks: black on white, one column, made for printing as much as for reading.
enum DossierStyle {
  static let page: StaticString = """
    @page { size: A4; margin: 16mm; }
    body { font-family: "Noto Sans", "Noto Sans Arabic", "Segoe UI", "DejaVu Sans", sans-serif; font-size: 15px; line-height: 1.45; color: #111; background: #fff; max-width: 820px; margin: 0 auto; padding: 16px; }
    html[dir="rtl"] body { font-size: 17px; line-height: 1.65; }
    h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; }
    h2 { font-size: 23px; margin: 36px 0 6px; border-block-start: 3px solid #111; padding-block-start: 8px; break-before: page; break-after: avoid; }
    h3 { font-size: 18px; margin: 22px 0 4px; break-after: avoid; }
    p { margin: 6px 0; }
    .danger { border: 3px solid #111; padding: 8px 14px; font-weight: 700; margin: 12px 0; }
    .quiet { color: #444; }
    table { width: 100%; border-collapse: collapse; margin: 6px 0 14px; break-inside: avoid; }
    th { text-align: start; vertical-align: top; font-weight: 600; width: 34%; padding: 3px 8px; border-block-end: 1px solid #bbb; }
    td { vertical-align: top; padding: 3px 8px; border-block-end: 1px solid #bbb; overflow-wrap: anywhere; }
    ul { margin: 4px 0; padding-inline-start: 24px; }
    .open { font-weight: 700; }
    """
}
