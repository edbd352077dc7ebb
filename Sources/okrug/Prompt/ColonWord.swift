enum ColonWord { static func typed(_ text: String) -> String? { nil } }
