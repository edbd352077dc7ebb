// The room Answers.
