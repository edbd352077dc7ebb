// The room Quantities.
