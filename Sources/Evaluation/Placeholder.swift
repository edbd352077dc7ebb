// The room Evaluation.
