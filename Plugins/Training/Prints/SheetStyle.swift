/// How printed sheets look: dark on white, lines to write on, no row cut by the end of a page.
enum SheetStyle {
  static let page: StaticString = """
    @page { size: A4; margin: 14mm; }
    body { font-family: "Noto Sans", "Noto Sans Arabic", "Segoe UI", "DejaVu Sans", sans-serif; font-size: 15px; line-height: 1.4; color: #111; background: #fff; max-width: 780px; margin: 0 auto; padding: 12px; }
    html[dir="rtl"] body { font-size: 16px; line-height: 1.6; }
    h1 { font-size: 26px; line-height: 1.2; margin: 0 0 6px; }
    h2 { font-size: 18px; margin: 18px 0 6px; break-after: avoid; }
    p { margin: 4px 0; }
    .quiet { color: #444; font-size: 13px; }
    table { width: 100%; border-collapse: collapse; margin: 10px 0; }
    th, td { border: 1px solid #555; padding: 5px 7px; text-align: start; vertical-align: top; }
    tr { break-inside: avoid; }
    .num { width: 34px; text-align: center; }
    .sign td { height: 34px; }
    .box { width: 60px; }
    .question { break-inside: avoid; margin: 14px 0; }
    .stem { white-space: pre-wrap; font-weight: 700; }
    .choice { margin-block: 2px; margin-inline: 22px 0; }
    .letter { font-weight: 700; }
    .sheet { break-after: page; }
    .who { font-size: 19px; font-weight: 700; }
    .cells { display: grid; grid-template-columns: 1fr 1fr; gap: 6px 18px; margin-top: 10px; }
    .cell { border-bottom: 1px solid #555; min-height: 30px; }
    """
}
