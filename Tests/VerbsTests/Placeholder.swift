// Tests of Verbs.
