/// Letters that one person writes in several ways, or that several persons write for one sound.
///
/// Folding is for finding: it may bring together what differs (и and й), it must not keep apart
/// what a hurried hand writes alike. What is stored and shown is never folded.
enum LetterVariants {
  /// `(what is searched, what is written)`; an empty target deletes.
  static let rules: [(target: String, sources: String)] = [
    // Latin letters without a decomposition, of European, Turkic and African orthographies.
    ("ss", "ßẞ"), ("ae", "æÆǽǼǣǢ"), ("oe", "œŒ"), ("o", "øØǿǾɔƆɵƟ"), ("d", "đĐðÐɖƉɗƊƌƋ"),
    ("th", "þÞ"), ("h", "ħĦɦⱨⱧ"), ("i", "ıɨƗɩƖ"), ("k", "ĸƙƘⱪⱩ"), ("l", "łŁƚȽɫɬ"),
    ("n", "ŋŊɲƝƞȠ"), ("t", "ŧŦƭƬʈƮ"), ("b", "ƀɓƁƃƂ"), ("c", "ƈƇȼȻ"), ("e", "əƏǝƎɛƐɇɆ"),
    ("f", "ƒƑ"), ("g", "ɠƓǥǤɣƔ"), ("v", "ʋƲ"), ("u", "ʉɄʊƱ"), ("y", "ƴƳɏɎ"), ("z", "ʒƷƶƵȥȤ"),
    ("r", "ɍɌɽ"), ("s", "ʃƩ"), ("a", "ɑɐⱥȺ"),
    // Apostrophes and the letters that are written like them; Catalan l·l.
    ("", "'`´‘’‚‛′ʹʺʻʼʽʾʿˀˁˈˊˋˌ՚＇·"),
    // Greek final sigma.
    ("σ", "ςϲ"),
    // Cyrillic: yo, the several i, the letters of Central Asia and the Caucasus, the hard and soft
    // signs, for which an apostrophe is often typed.
    ("е", "ёЁєЄэЭѐЀ"), ("и", "іІїЇйЙѝЍӣӢ"), ("г", "ґҐғҒѓЃ"), ("у", "ўЎүҮұҰ"), ("к", "қҚќЌҡҠҝҜ"),
    ("н", "ңҢӈӇ"), ("о", "өӨ"), ("а", "әӘ"), ("х", "һҺҳҲ"), ("ж", "җҖ"), ("ч", "ҷҶҹҸ"),
    ("", "ъЪьЬӏӀ"),
    // Hebrew: final forms, Yiddish digraphs, geresh and gershayim.
    ("כ", "ך"), ("מ", "ם"), ("נ", "ן"), ("פ", "ף"), ("צ", "ץ"), ("וו", "װ"), ("וי", "ױ"),
    ("יי", "ײ"),
    ("", "\u{05F3}\u{05F4}"),
    // Arabic script of Arabic, Persian, Dari, Pashto, Urdu, Kurdish, Uyghur: carriers of hamza and
    // madda, yeh and kaf as different keyboards send them, teh marbuta, Kurdish and Pashto letters
    // that differ from a common one by a mark; hamza and tatweel go.
    ("ا", "أإآٱٲٳٵ"), ("ي", "ىیېۍێئےۓٸيىٕۑؠ"), ("ه", "ةہھەۀۃۂۿ"), ("و", "ؤۆۇۈۋۊۉۅٶٷ"),
    ("ك", "کڪګڭ"), ("ر", "ڕڔړ"), ("ل", "ڵڶ"), ("ن", "ںڼ"), ("د", "ډ"), ("ت", "ټ"), ("ز", "ږ"),
    ("س", "ښ"),
    ("", "ءـٴ"),
    // Syriac and Thaana need no rule here: their points are decorations or vowels.
    // Ethiopic homophones of Amharic and Tigrinya, first and fourth order of the laryngeals.
    ("ሀ", "ሃሐሓኀኃኸኻ"), ("አ", "ኣዐዓ"), ("ሁ", "ሑኁኹ"), ("ሂ", "ሒኂኺ"), ("ሄ", "ሔኄኼ"), ("ህ", "ሕኅኽ"),
    ("ሆ", "ሖኆኾ"),
    // Burmese: tall aa as aa.
    ("\u{102C}", "\u{102B}"),
  ]

  /// Ethiopic series that sound alike in all seven orders and are parallel in Unicode.
  static let series: [(range: ClosedRange<UInt32>, target: UInt32)] = [
    (0x1220...0x1226, 0x1230),  // ሠ as ሰ
    (0x12D1...0x12D2, 0x12A1), (0x12D4...0x12D6, 0x12A4),  // ዐ as አ, without its fourth order
    (0x1340...0x1346, 0x1338),  // ፀ as ጸ
  ]
}
