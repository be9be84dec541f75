/// The parameters of `range` questions.
extension FormBuild {
  mutating func checkRange(_ check: ParameterCheck, _ values: [String: String]) {
    var numbers: [String: Double] = ["start": 1, "end": 10, "step": 1]
    for key in ["start", "end", "step", "tick_interval", "placeholder"] {
      guard let text = values[key] else { continue }
      let number = FormNumber.parse(text)
      if number.isNaN {
        wrong(check, "RANGE_001", "“\(key)” is a number")
        return
      }
      numbers[key] = number
    }
    guard let start = numbers["start"], let end = numbers["end"], let step = numbers["step"] else {
      return
    }
    let extra = ["tick_interval", "placeholder", "tick_labelset"].contains { values[$0] != nil }
    let appearance = check.record["appearance"].words
    if extra, !appearance.allSatisfy(["vertical", "no-ticks"].contains) {
      wrong(
        check, "RANGE_008",
        "ticks and placeholder go with the appearances “vertical” and “no-ticks” only")
    }
    for key in ["step", "tick_interval"] {
      guard let value = numbers[key] else { continue }
      if value == 0 { wrong(check, "RANGE_002", "“\(key)” must not be 0") }
      if abs(value) > abs(end - start) {
        wrong(check, "RANGE_003", "“\(key)” is larger than the whole range")
      }
    }
    guard step != 0 else { return }
    if let tick = numbers["tick_interval"], !Self.isMultiple(tick, of: step) {
      wrong(check, "RANGE_004", "“tick_interval” is no multiple of “step”")
    }
    let low = min(start, end)
    let high = max(start, end)
    if let placeholder = numbers["placeholder"] {
      if !(low...high).contains(placeholder) {
        wrong(check, "RANGE_005", "“placeholder” lies outside of the range")
      } else if !Self.isMultiple(placeholder - start, of: step) {
        wrong(check, "RANGE_004", "“placeholder” cannot be reached in steps from the start")
      }
    }
    if let name = values["tick_labelset"] {
      let stride = numbers["tick_interval"] ?? step
      checkLabels(check, name, start: start, range: low...high, stride: stride)
    }
  }

  private mutating func checkLabels(
    _ check: ParameterCheck, _ name: String, start: Double, range: ClosedRange<Double>,
    stride: Double
  ) {
    guard let list = lists[name] else {
      wrong(check, "RANGE_006", "“tick_labelset” names a list of the choices sheet")
      return
    }
    let isBare = check.record["appearance"].words == ["no-ticks"]
    if isBare, list.choices.count != 2 {
      wrong(check, "RANGE_007", "without ticks the labels are exactly two, for both ends")
    }
    for choice in list.choices {
      let value = FormNumber.parse(choice.name)
      if value.isNaN {
        wrong(check, "RANGE_009", "“\(choice.name)” in “\(name)” is no number")
      } else if !range.contains(value) {
        wrong(check, "RANGE_010", "“\(choice.name)” in “\(name)” lies outside of the range")
      } else if stride != 0, !Self.isMultiple(value - start, of: stride) {
        wrong(check, "RANGE_011", "“\(choice.name)” in “\(name)” lies between two ticks")
      }
    }
  }

  private static func isMultiple(_ value: Double, of step: Double) -> Bool {
    let count = value / step
    return abs(count - count.rounded()) < 1e-9
  }
}
