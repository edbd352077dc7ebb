// Tests of Texts.
