// The room Observations.
