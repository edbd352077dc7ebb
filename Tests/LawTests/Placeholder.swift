// Tests of Law.
