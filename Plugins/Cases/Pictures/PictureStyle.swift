/// How the pictures look: on paper, on a screen, without colours and without a network.
enum PictureStyle {
  /// Rules of the drawings, for a file of their own and for a page.
  static let drawing: StaticString = """
    svg { background: #fff; font-family: "Noto Sans", "Noto Sans Arabic", "Segoe UI", "DejaVu Sans", sans-serif; }
    text { unicode-bidi: plaintext; fill: #1b1b1b; }
    .t { font-size: 14px; }
    .s { font-size: 12px; fill: #555; }
    .b { font-size: 14px; font-weight: 700; }
    .h { font-size: 17px; font-weight: 700; }
    .age { font-size: 15px; font-weight: 700; }
    .axis { stroke: #888; stroke-width: 2; }
    .grid { stroke: #ddd; stroke-width: 1; }
    .edge { stroke: #333; stroke-width: 2; fill: none; }
    .thin { stroke: #555; stroke-width: 1.5; stroke-dasharray: 6 4; fill: none; }
    .dots { stroke: #777; stroke-width: 1.5; stroke-dasharray: 1 5; stroke-linecap: round; fill: none; }
    .strong { stroke: #1b1b1b; stroke-width: 4; fill: none; }
    .person { fill: #fff; stroke: #1b1b1b; stroke-width: 2.5; }
    .inner { fill: none; stroke: #1b1b1b; stroke-width: 1.5; }
    .cross { stroke: #1b1b1b; stroke-width: 2.5; }
    .home { fill: #f3f7ee; stroke: #4c7a1f; stroke-width: 2; stroke-dasharray: 8 5; }
    .paper { fill: #fff; stroke: none; }
    .box { fill: #fff; stroke: #888; stroke-width: 1.5; }
    .placed { fill: #4c7a1f; stroke: none; }
    .done { fill: #2b6cb0; stroke: #1b1b1b; stroke-width: 1; }
    .open { fill: #fff; stroke: #2b6cb0; stroke-width: 2.5; }
    .bad { fill: #b3261e; stroke: #1b1b1b; stroke-width: 1; }
    .note { fill: #777; stroke: #1b1b1b; stroke-width: 1; }
    .step { fill: #e0a100; stroke: #1b1b1b; stroke-width: 1; }
    .free { fill: #f0f0f0; stroke: #ccc; stroke-width: 1; }
    .day { fill: #fff; stroke: #ccc; stroke-width: 1; }
    .today { fill: none; stroke: #1b1b1b; stroke-width: 3; }
    .window { fill: #dbe9f7; stroke: none; }
    .curve { stroke: #2b6cb0; stroke-width: 2.5; fill: none; }
    """

  /// Rules of a page with drawings.
  static let page: StaticString = """
    @page { size: A4; margin: 14mm; }
    body { font-family: "Noto Sans", "Noto Sans Arabic", "Segoe UI", "DejaVu Sans", sans-serif; color: #1b1b1b; background: #fff; max-width: 900px; margin: 0 auto; padding: 16px; line-height: 1.45; }
    h1 { font-size: 26px; margin: 0 0 4px; }
    h2 { font-size: 20px; margin: 28px 0 8px; break-after: avoid; }
    p { margin: 4px 0 12px; }
    .quiet { color: #555; }
    figure { margin: 0; }
    svg { max-width: 100%; height: auto; background: #fff; }
    section { break-inside: auto; }
    figure { break-inside: auto; }
    .whole { break-inside: avoid; }
    footer { margin-top: 24px; border-top: 1px solid #ccc; color: #555; font-size: 14px; }
    """
}
