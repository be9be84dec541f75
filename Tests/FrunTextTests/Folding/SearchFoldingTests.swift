import FrunText
import Testing

@Suite("Folding for search") struct SearchFoldingTests {
  @Test(
    "Spellings of one name fold alike",
    arguments: [
      ["José Muñoz", "JOSE MUNOZ", "Jose\u{301} Mun\u{303}oz", "ｊｏｓｅ　ｍｕｎｏｚ"],
      ["Straße", "STRASSE", "strasse", "STRAẞE"],
      ["İstanbul", "ISTANBUL", "istanbul", "ıstanbul"],
      ["Đỗ Nguyễn", "Do Nguyen", "đô\u{303} nguye\u{302}\u{303}n"],
      ["Łódź", "lodz"], ["Æsir", "aesir"], ["ʿAlī", "Ali", "'Ali", "ʻAli", "’Ali"],
      ["O’Brien", "O'Brien", "OBrien"],
      ["أحمد", "احمد", "اَحْمَد", "إحمد", "ٱحمـــد"],
      ["فاطمة", "فاطمه", "فاطِمَة"],
      ["علی", "علي", "على", "ﻋﻠﻲ"], ["کریم", "كريم"], ["رؤوف", "روؤف", "رووف"],
      ["שָׁלוֹם", "שלום", "שלומ"], ["צ׳רלי", "צרלי"],
      ["Алёна", "Алена", "АЛЕНА", "Але\u{308}на"], ["Сергій", "Сергии", "Сергій"],
      ["Дем'янов", "Демянов", "Демьянов", "Демъянов"], ["Қайрат", "Кайрат"],
      ["ኃይለ ሥላሴ", "ሀይለ ስላሴ", "ሐይለ ሥላሴ"], ["ዓለም", "አለም", "ዐለም", "ኣለም"], ["ፀሐይ", "ጸሀይ"],
      ["Ελένη Παπαδόπουλος", "ελενη παπαδοπουλοσ", "ΕΛΕΝΗ ΠΑΠΑΔΟΠΟΥΛΟΣ"],
      ["ひらがな", "ヒラカナ", "ヒラガナ", "ﾋﾗｶﾞﾅ"], ["한글", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"],
      ["က\u{103D}\u{103B}", "က\u{103B}\u{103D}"], ["က\u{102F}\u{102D}", "က\u{102D}\u{102F}"],
      ["န\u{1037}\u{103A}", "န\u{103A}\u{1037}"], ["\u{1025}\u{102E}", "\u{1026}"],
      ["\u{1040}\u{1031}", "\u{101D}\u{1031}"],
      ["٠١٢٣٤٥٦٧٨٩", "0123456789", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "၀၁၂၃၄၅၆၇၈၉", "๐๑๒๓๔๕๖๗๘๙"],
    ]) func alike(_ spellings: [String])
  {
    let folded = spellings.map { SearchFolding.fold($0) }
    for (spelling, form) in zip(spellings, folded) {
      #expect(form == folded[0], "\(spelling) became \(form.words), not \(folded[0].words)")
    }
    #expect(!folded[0].isEmpty)
  }

  @Test(
    "Different names stay different",
    arguments: [
      ("Ali", "Eli"), ("حسن", "حسين"), ("سعيد", "صعيد"), ("מרים", "מרין"), ("Иван", "Яван"),
      ("ማርታ", "መርታ"), ("မောင်", "မောင်း"), ("ดี", "ดา"), ("राम", "रीम"), ("王", "汪"), ("12", "21"),
    ]) func different(_ one: String, _ other: String)
  {
    #expect(SearchFolding.fold(one) != SearchFolding.fold(other))
  }

  @Test("Words are split at spaces, hyphens and punctuation of any script") func splitting() {
    #expect(
      SearchFolding.fold("Abd-al Rahman,ibn/X").words == [
        ["abd"], ["al"], ["rahman"], ["ibn"], ["x"],
      ])
    #expect(SearchFolding.fold("ኃይለ፡ሥላሴ።").words.count == 2)
    #expect(SearchFolding.fold("می\u{200C}رود").words.count == 2)
    #expect(SearchFolding.fold("a\u{200D}b").words == [["ab"]])
    #expect(SearchFolding.fold(" \u{301}‘’ — ").isEmpty)
    #expect(SearchFolding.fold("").text == "")
  }

  @Test("Scripts without spaces become phrases of syllables or characters") func phrases() {
    #expect(SearchFolding.fold("王小明").words == [["王", "小", "明"]])
    #expect(SearchFolding.fold("မောင်မောင်").words == [["မောင်", "မောင်"]])
    #expect(SearchFolding.fold("မောင် မောင်").tokens == SearchFolding.fold("မောင်မောင်").tokens)
    #expect(SearchFolding.fold("ကျော်").words.first?.count == 1)
    #expect(SearchFolding.fold("李abc").words == [["李"], ["abc"]])
    #expect(SearchFolding.fold("ที่นี่").words.first?.count == 2)
  }

  @Test("Folding what is folded changes nothing") func idempotent() {
    let samples = [
      "José Muñoz", "أحمد فاطمة رؤوف", "שָׁלוֹם", "Алёна Сергій", "ኃይለ ሥላሴ", "မောင်မောင်", "Đỗ Nguyễn",
      "한글 ﾋﾗｶﾞﾅ", "ﷲ ﷺ ﻻ", "ǅemal Ĳssel ﬁne", "१२३", "ที่นี่", "ភាសាខ្មែរ",
    ]
    for sample in samples {
      let once = SearchFolding.fold(sample)
      #expect(SearchFolding.fold(once.text).tokens == once.tokens)
    }
  }

  @Test("Every scalar folds without loss of control") func everyScalar() {
    for value in UInt32(0)...0x2FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      for token in SearchFolding.fold(String(Character(scalar))).tokens {
        let isClean = token.unicodeScalars.allSatisfy { $0 != "\"" && $0 != " " && $0.value != 0 }
        #expect(isClean && !token.isEmpty)
      }
    }
  }

  @Test("Long and hostile text is cut, not refused") func bounds() {
    let long = SearchFolding.fold(String(repeating: "a", count: 200))
    #expect(long.tokens.map(\.count) == [64, 64, 64, 8])
    let marks = SearchFolding.fold("a" + String(repeating: "\u{E49}\u{E38}", count: 4_000))
    #expect(!marks.isEmpty)
    let huge = SearchFolding.fold(String(repeating: "ab ", count: 100_000))
    #expect(huge.tokens.count == SearchFolding.maximumBytes / 3 + 1)
  }
}
