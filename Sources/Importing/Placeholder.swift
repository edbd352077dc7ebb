// The room Importing.
