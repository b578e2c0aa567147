/// The members of RFC 9457, section 3.1, and the contract's own beside them.
struct ProblemDocument: Codable {
  var type = "about:blank"
  let title: String
  let status: Int
  let code: ProblemCode
  let detail: String
  let errors: [FieldProblem]?
  let challenge: String?

  init(_ problem: Problem) {
    title = problem.code.title
    status = problem.code.status
    code = problem.code
    detail = problem.detail
    challenge = problem.challenge
    errors = problem.errors.isEmpty ? nil : problem.errors
  }
}
