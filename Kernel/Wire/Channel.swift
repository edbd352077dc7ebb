/// The channels of a kernel that carry messages; the heartbeat carries bytes.
package enum Channel: String, Hashable, Sendable, CaseIterable {
  case shell, control, stdin, iopub
}
