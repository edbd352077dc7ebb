package import Texts

/// https://jupyter-client.readthedocs.io/en/stable/messaging.html#kernel-info
package struct KernelInfoRequest: RequestContent {
  package static let type = "kernel_info_request"
  package init(_ message: Incoming) {}
}

/// What the kernel is.
package struct KernelInfoReply: MessageContent {
  package static let type = "kernel_info_reply"
  package let card: LanguageCard

  package init(_ card: LanguageCard) { self.card = card }

  package var content: JSONValue {
    [
      "status": "ok", "protocol_version": .string(Header.protocolVersion),
      "implementation": .string(card.implementation), "implementation_version": .string(card.version),
      "language_info": [
        "name": .string(card.name), "version": .string(card.version), "mimetype": .string(card.mimeType),
        "file_extension": .string(card.fileExtension), "pygments_lexer": .string(card.pygmentsLexer),
        "codemirror_mode": .string(card.codeMirrorMode), "nbconvert_exporter": "script",
      ],
      "banner": .string(card.banner), "debugger": false, "supported_features": [],
      "help_links": .array(card.links.map { ["text": .string($0.text), "url": .string($0.address)] }),
    ]
  }
}

/// What a front end is told of a language.
package struct LanguageCard: Hashable, Sendable {
  package struct Link: Hashable, Sendable {
    package let text: String
    package let address: String

    package init(text: String, address: String) {
      self.text = text
      self.address = address
    }
  }

  package var name: String
  package var version: String
  package var implementation: String
  package var mimeType: String
  /// With its dot.
  package var fileExtension: String
  package var pygmentsLexer: String
  /// One of the editor's own modes, by name.
  package var codeMirrorMode: String
  package var banner: String
  package var links: [Link]

  package init(
    name: String, version: String, implementation: String, mimeType: String, fileExtension: String,
    pygmentsLexer: String, codeMirrorMode: String, banner: String, links: [Link] = []
  ) {
    self.name = name
    self.version = version
    self.implementation = implementation
    self.mimeType = mimeType
    self.fileExtension = fileExtension
    self.pygmentsLexer = pygmentsLexer
    self.codeMirrorMode = codeMirrorMode
    self.banner = banner
    self.links = links
  }
}
