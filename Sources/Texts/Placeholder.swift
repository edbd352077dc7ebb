// The room Texts.
