// The room Verbs.
