extension FollowUpPackage {
  /// The package this version ships with, as JSON5.
  ///
  /// Sources: England, Care Planning regulations 28 (one week, then six);
  /// Missouri Child Welfare Manual 4 and 10.11.9 (next working day, weekly in
  /// month one); US federal law (monthly, mostly at home); Manitoba standards
  /// (weekly, two-weekly, monthly by risk). The numbers are this project's
  /// proposal on that ground and are to be confirmed by each office.
  public static let standardText = """
    {
      id: "care.follow-up",
      version: "1",
      effective_from: "2020-01-01",
      source: "proposal of this project after England regulation 28, Missouri 10.11.9, US federal monthly visits, Manitoba risk contacts",
      risk_order: ["high", "medium", "low"],
      risk_aliases: { severe: "high" },
      rows: [
        {
          row: "HIGH/parents-kinship", risk: "high", earliest_closure: "P12M",
          max_gap: [{ until: "P98D", days: 17 }, { until: "P12M", days: 38 }],
          visits: [
            { key: "d1", offset: "P1D", before: 0, after: 1, modes: ["home_visit", "phone"], roll: "none" },
            { key: "w", every: "P7D", from: "P7D", to: "P28D", before: 2, after: 2, modes: ["home_visit"] },
            { key: "f", every: "P14D", from: "P42D", to: "P98D", before: 3, after: 3, modes: ["home_visit"] },
            { key: "m", every: "P1M", from: "P4M", to: "P12M", before: 7, after: 7, modes: ["home_visit"] },
          ],
        },
        {
          row: "MEDIUM/parents-kinship", risk: "medium", earliest_closure: "P9M",
          max_gap: [{ until: "P6M", days: 38 }, { until: "P12M", days: 105 }],
          visits: [
            { key: "w1", offset: "P7D", before: 4, after: 0, modes: ["home_visit"], roll: "backward" },
            { key: "w2", offset: "P14D", before: 3, after: 3, modes: ["home_visit", "office", "phone", "video"] },
            { key: "m", every: "P1M", from: "P1M", to: "P6M", before: 7, after: 7, modes: ["home_visit"] },
            { key: "m9", offset: "P9M", before: 10, after: 10, modes: ["home_visit"] },
            { key: "m12", offset: "P12M", before: 14, after: 14, modes: ["home_visit", "office", "phone", "video"] },
          ],
        },
        {
          row: "LOW/parents-kinship", risk: "low", earliest_closure: "P6M",
          max_gap: [{ until: "P3M", days: 72 }, { until: "P6M", days: 105 }, { until: "P12M", days: 195 }],
          visits: [
            { key: "w1", offset: "P7D", before: 4, after: 0, modes: ["home_visit", "office", "phone", "video"], roll: "backward" },
            { key: "m1", offset: "P1M", before: 7, after: 7, modes: ["home_visit"] },
            { key: "m3", offset: "P3M", before: 10, after: 10, modes: ["home_visit"] },
            { key: "m6", offset: "P6M", before: 14, after: 14, modes: ["home_visit"] },
            { key: "m12", offset: "P12M", before: 14, after: 14, modes: ["home_visit", "office", "phone", "video"] },
          ],
        },
      ],
      overrides: [
        // Foster, residential, child-headed: never sparser than medium, a
        // visit at least every 38 days, the child alone each time. The same
        // for arrangements without kin, which no published row covers.
        {
          key: "outside-family",
          when: { arrangement: ["foster", "residential", "child_headed_household", "kafala", "unrelated_adult", "independent_living", "none", "other"] },
          at_least: "medium", max_gap: 38, see_child_alone: true,
          visits: [{ key: "x", every: "P1M", from: "P1M", to: "P12M", before: 7, after: 7, modes: ["home_visit"] }],
        },
        // Under five, disability, medical condition: one row up for 98 days.
        { key: "vulnerable-child", when: { under_years: 5 }, one_row_up: true, until: "P98D" },
        // Placed before the assessment was complete: weekly until the first
        // review. A limit of seven days leaves no day to move by: a duty worker
        // goes on the day itself.
        {
          key: "assessment-incomplete", when: "assessment_incomplete", replaces_until_review: true,
          until: "P98D", max_gap: 7,
          visits: [{ key: "a", every: "P7D", from: "P7D", to: "P364D", before: 2, after: 0, modes: ["home_visit"], roll: "none" }],
        },
        // Another country: the receiving agency visits, the sending worker
        // calls and gets a written report before month one.
        {
          key: "other-country", when: "other_country", receiving_agency_visits: true,
          visits: [
            { key: "s", every: "P7D", from: "P7D", to: "P14D", before: 3, after: 3, modes: ["phone", "video"], see_child_alone: false },
            { key: "s30", offset: "P30D", before: 5, after: 5, modes: ["phone", "video"], see_child_alone: false },
            { key: "report", offset: "P1M", before: 14, after: 0, modes: ["third_party"], roll: "backward", see_child_alone: false, form: "receiving-agency-report" },
            { key: "sm", every: "P3M", from: "P3M", to: "P6M", before: 7, after: 7, modes: ["phone", "video"], see_child_alone: false },
            { key: "sm12", offset: "P12M", before: 14, after: 14, modes: ["phone", "video"], see_child_alone: false },
          ],
        },
      ],
    }
    """
}
