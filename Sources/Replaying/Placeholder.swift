// The room Replaying.
