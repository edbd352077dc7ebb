/// A number in the prose that is checked, or an assertion that must hold.
///
///     Japan held <!--= @japan -->17.86 %<!--/=--> of it.        <!--? @japan > @canada -->
package struct ProseCheck: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable { case number, assertion }

  package let kind: Kind
  package let line: Int
  package let column: Int
  /// From the first mark to the last.
  package let range: Range<Int>
  /// The expression of a number, or the whole of an assertion, without the blanks around it.
  package let expression: Range<Int>
  /// What the reader sees, without the blanks around it; nothing for an assertion.
  package let literal: Range<Int>?
}
