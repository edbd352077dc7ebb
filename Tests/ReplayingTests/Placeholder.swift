// Tests of Replaying.
