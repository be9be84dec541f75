import FrunDomain
import FrunText

/// The child's home in the middle, the family elsewhere at the left, services at the right: who and
/// what carries the child, and which ties are weak.
struct EcomapDrawing {
  /// Somebody or something around the home.
  private struct Node {
    let title: String
    let detail: String
    /// The style of the tie: strong, plain, weak, unknown.
    let tie: String
  }

  private let facts: PictureFacts
  private static let width = 860
  private static let step = 74
  private static let boxWidth = 230

  init(_ facts: PictureFacts) { self.facts = facts }

  private var relatives: [Node] {
    let home = facts.household
    return facts.figures.filter {
      $0.person.id != facts.client && !home.contains($0.person.id) && $0.person.alive != "dead"
    }.map { figure in
      let contact = figure.link?.inContact
      let detail =
        switch contact {
        case "yes": "in contact"
        case "no": "no contact"
        default: "contact not known"
        }
      let isStrong = contact == "yes" && figure.link?.dependency.isEmpty == false
      return Node(
        title: figure.name ?? figure.relation,
        detail: figure.name == nil ? detail : "\(figure.relation), \(detail)",
        tie: isStrong ? "strong" : contact == "yes" ? "edge" : contact == "no" ? "thin" : "dots")
    }
  }

  private var services: [Node] {
    let referred = facts.referrals.filter { $0.status != "entered_in_error" }.map { one in
      Node(
        title: facts.words(one.service, "service", "referral"),
        detail: [
          one.provider.map(BidirectionalText.isolated) ?? "",
          facts.words(one.status, "status", "referral"),
        ]
        .filter { !$0.isEmpty }.joined(separator: ", "), tie: Self.tie(one.status))
    }
    let linked = Set(facts.referrals.compactMap(\.service))
    let acted = facts.actions.filter { action in
      action.service.map { !linked.contains($0) } ?? false && action.status != "entered_in_error"
    }.map { action in
      Node(
        title: facts.words(action.service, "service", "action"),
        detail: facts.words(action.status, "status", "action"), tie: Self.tie(action.status))
    }
    return referred + acted
  }

  private static func tie(_ status: String?) -> String {
    switch status {
    case "completed", "in_progress", "accepted", "ready": "edge"
    case "rejected", "failed", "cancelled", "stopped": "thin"
    default: "dots"
    }
  }

  var drawing: SVGDrawing {
    let left = Array(relatives.prefix(12))
    let right = Array(services.prefix(12))
    let rows = max(left.count, right.count, 3)
    let height = 90 + rows * Self.step + 50
    let centre = (x: Self.width / 2, y: 80 + rows * Self.step / 2)
    var shapes: [Markup] = [
      .drawn("Around the child of case \(facts.number)", x: 16, y: 30, class: "h"),
      .drawn("as of \(facts.today)", x: 16, y: 50, class: "s"),
    ]
    shapes += column(left, x: 16, centre, rows, isLeft: true)
    shapes += column(right, x: Self.width - 16 - Self.boxWidth, centre, rows, isLeft: false)
    shapes.append(.circle(centre.x, centre.y, 92, class: "home"))
    shapes += homeText(centre)
    if left.isEmpty {
      shapes.append(.drawn("no relative elsewhere recorded", x: 16, y: 90, class: "s"))
    }
    if right.isEmpty {
      shapes.append(
        .drawn("no service recorded", x: Self.width - 16, y: 90, anchor: "end", class: "s"))
    }
    shapes += legend(height - 30)
    return SVGDrawing(
      title: "Surroundings of the child of case \(facts.number)",
      words: (left + right).map { "\($0.title): \($0.detail)" }.joined(separator: ". "),
      width: Self.width, height: height, shapes: shapes)
  }

  private func column(
    _ nodes: [Node], x: Int, _ centre: (x: Int, y: Int), _ rows: Int, isLeft: Bool
  ) -> [Markup] {
    let top = 80 + (rows - nodes.count) * Self.step / 2
    return nodes.enumerated().flatMap { index, node -> [Markup] in
      let y = top + index * Self.step
      let edge = isLeft ? x + Self.boxWidth : x
      // Towards the middle of the circle, which is drawn over the end of the line.
      return [
        .line(edge, y + 24, centre.x, centre.y, class: node.tie),
        .rect(x, y, Self.boxWidth, 48, rounding: 8, class: "box"),
        .drawn(
          Fitting.truncate(node.title, to: 26), x: x + Self.boxWidth / 2, y: y + 20,
          anchor: "middle",
          class: "b"),
        .drawn(
          Fitting.truncate(node.detail, to: 32), x: x + Self.boxWidth / 2, y: y + 38,
          anchor: "middle", class: "s"),
      ]
    }
  }

  private func homeText(_ centre: (x: Int, y: Int)) -> [Markup] {
    let home = facts.household
    let members = facts.figures.filter {
      home.contains($0.person.id) || $0.person.id == facts.client
    }
    let lines = members.prefix(6).map { figure in
      (
        Fitting.truncate(figure.name ?? facts.role(of: figure), to: 19),
        figure.person.id == facts.client ? "b" : "t"
      )
    }
    let more = members.count > 6 ? [("and \(members.count - 6) more", "s")] : []
    let all = lines + more
    return all.enumerated().map { index, line in
      .drawn(
        line.0, x: centre.x, y: centre.y + 5 + index * 20 - (all.count - 1) * 10, anchor: "middle",
        class: line.1)
    }
  }

  private func legend(_ y: Int) -> [Markup] {
    var x = 24
    return [
      ("strong", "in contact, depends on each other"), ("edge", "in contact, or service runs"),
      ("thin", "no contact, or refused"), ("dots", "not known, or not begun"),
    ].flatMap { style, text -> [Markup] in
      defer { x += 44 + text.count * 6 }
      return [
        .line(x - 8, y - 4, x + 20, y - 4, class: style), .drawn(text, x: x + 28, y: y, class: "s"),
      ]
    }
  }
}
